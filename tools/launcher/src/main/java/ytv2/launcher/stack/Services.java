package ytv2.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ytv2.launcher.IngestToken;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.Child;
import ytv2.launcher.process.Parting;
import ytv2.launcher.process.Signal;
import ytv2.launcher.process.StackProcesses;
import ytv2.model.DatabaseUrl;

/// The two services as children of the launcher.
///
/// @param inherited the launcher's environment, handed on but for the database of others
record Services(StackDirectory directory, Programs programs, IngestToken token, Map<String, String> inherited) {

    static final String INGEST = "ingest";
    static final String DASHBOARD = "dashboard";

    /// How long a service may take to finish the requests it has.
    private static final Duration GRACE = Duration.ofSeconds(30);

    Child ingest(int port, DatabaseUrl database) {
        Map<String, String> environment = environment(port);
        environment.put("DATABASE_URL_INGEST", database.toUri());
        return child(INGEST, programs.ingest(), port, environment);
    }

    Child dashboard(int port, DatabaseUrl database, int ingestPort) {
        Map<String, String> environment = environment(port);
        environment.put("DATABASE_URL_DASHBOARD", database.toUri());
        environment.put("INGEST_URL", "http://127.0.0.1:" + ingestPort);
        return child(DASHBOARD, programs.dashboard(), port, environment);
    }

    private Map<String, String> environment(int port) {
        Map<String, String> environment = new HashMap<>(inherited);
        environment.keySet().removeIf(key -> key.startsWith("DATABASE_URL"));
        environment.put("PORT", Integer.toString(port));
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("INGEST_TOKEN", token.text());
        return environment;
    }

    private Child child(String name, Path jar, int port, Map<String, String> environment) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                StackProcesses.MARK + directory.root(),
                "-jar",
                jar.toString());
        return new Child(
                name,
                command,
                environment,
                HttpReadiness.onPort(port),
                () -> {},
                List.of(new Parting(Signal.TERM, GRACE)));
    }
}
