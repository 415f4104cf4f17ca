package ytv2.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ytv2.launcher.StackDirectory;

/// The processes of one stack, found by what they run. A pid in a file is only a hint: it may have been given to
/// another program since, and that one must not be ended.
///
/// @param directory by its real name
public record StackProcesses(StackDirectory directory) {

    /// What every JVM of a stack carries on its command line, followed by the stack's directory.
    public static final String MARK = "-Dytv2.stack=";

    /// What the supervising launcher carries too.
    public static final String SUPERVISE = "supervise";

    /// Not by [ProcessHandle#onExit()]: for processes that are not our children it looks every few seconds only, and
    /// it never sees the end of those that [#runs] speaks of.
    private static final Asking ASKING = new Asking(Duration.ofMillis(20));

    /// Every process of this stack that runs, but the calling one.
    public List<ProcessHandle> all() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .filter(process -> isJava(process) || isPostgres(process))
                .toList();
    }

    /// The launcher that supervises this stack, if one runs and it is not the calling process.
    public Optional<ProcessHandle> supervisor() {
        return all().stream()
                .filter(process -> arguments(process).contains(SUPERVISE))
                .findFirst();
    }

    /// The process `name` by its pid file; empty unless that pid belongs to this stack.
    public Optional<ProcessHandle> named(String name) {
        try {
            long pid = Long.parseLong(Files.readString(directory.pidFile(name)).strip());
            return ProcessHandle.of(pid).filter(process -> isJava(process) || isPostgres(process));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean isJava(ProcessHandle process) {
        return arguments(process).contains(MARK + directory.root());
    }

    /// Whether it is a server or a backend of the embedded PostgreSQL; backends show their own titles in place of
    /// their arguments, so the program's file decides.
    public boolean isPostgres(ProcessHandle process) {
        String installed = directory.app().resolve("postgresql-").toString();
        return process.info()
                .command()
                .filter(command -> command.startsWith(installed))
                .isPresent();
    }

    /// Sends a signal to all of `processes` and waits until they have ended.
    ///
    /// @return those that still run after `patience`
    public static List<ProcessHandle> end(List<ProcessHandle> processes, Signal signal, Duration patience)
            throws InterruptedException {
        processes.forEach(signal::send);
        boolean ended = ASKING.until(() -> processes.stream().noneMatch(StackProcesses::runs), patience);
        return ended
                ? List.of()
                : processes.stream().filter(StackProcesses::runs).toList();
    }

    /// Where nobody collects orphans (a container without an init), an ended process stays listed, but without
    /// its command.
    private static boolean runs(ProcessHandle process) {
        return process.isAlive()
                && (process.info().command().isPresent()
                        || process.info().commandLine().isPresent());
    }

    private static List<String> arguments(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of());
    }
}
