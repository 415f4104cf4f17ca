package ytv2.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.Child;
import ytv2.launcher.process.Parting;
import ytv2.launcher.process.Signal;
import ytv2.launcher.process.StackProcesses;

/// A JVM that answers HTTP, and says at `/q/health/ready` whether it does.
public final class ServiceProcess {

    /// How long a service may take to finish the requests it has.
    private static final Duration GRACE = Duration.ofSeconds(30);

    /// Names of exported files are UTF-8, whatever the caller's own locale is.
    private static final String LOCALE = "C.UTF-8";

    private ServiceProcess() {}

    /// @param program what to run: `-jar` and a file, or `-cp`, a path and a class
    /// @param port where it listens
    /// @param environment the whole environment but for the locale
    public static Child child(
            String name, StackDirectory directory, List<String> program, int port, Map<String, String> environment) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                StackProcesses.MARK + directory.root());
        Map<String, String> its = new HashMap<>(environment);
        its.put("LC_ALL", LOCALE);
        return new Child(
                name,
                Stream.concat(java, program.stream()).toList(),
                its,
                HttpReadiness.onPort(port),
                () -> {},
                List.of(new Parting(Signal.TERM, GRACE)));
    }
}
