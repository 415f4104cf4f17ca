package ytv2.launcher.process;

import java.io.IOException;
import java.util.List;

/// A POSIX signal, by its name without `SIG`.
public enum Signal {
    /// The JVM runs its shutdown hooks; PostgreSQL waits for its clients to leave.
    TERM,
    /// PostgreSQL's fast shutdown: sessions are rolled back, then a checkpoint.
    /// See <https://www.postgresql.org/docs/17/server-shutdown.html>.
    INT,
    /// PostgreSQL's immediate shutdown: the next start recovers from the log.
    QUIT,
    KILL;

    /// Sends this signal, and does not wait for its effect. A process that has ended already is no error.
    public void send(ProcessHandle process) {
        switch (this) {
            case TERM -> process.destroy();
            case KILL -> process.destroyForcibly();
            case INT, QUIT -> sendByShell(process);
        }
    }

    /// Java knows two signals only. `kill` is a part of every shell, but not every machine has it as a program.
    private void sendByShell(ProcessHandle process) {
        List<String> command =
                List.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name(), Long.toString(process.pid()));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
