package ytv2.launcher.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ytv2.launcher.IngestToken;
import ytv2.launcher.Secret;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.Child;
import ytv2.model.DatabaseUrl;

/// The two services as children of the launcher.
///
/// @param gatewayToken the credential with which the dashboard deletes for people
/// @param inherited the launcher's environment, handed on but for the database of others
record Services(
        StackDirectory directory,
        Programs programs,
        IngestToken token,
        String gatewayToken,
        Map<String, String> inherited) {

    static final String INGEST = "ingest";
    static final String DASHBOARD = "dashboard";

    private static final String GATEWAY_TOKEN = "DASHBOARD_TOKEN";
    private static final String EXPORTS = "EXPORTS_DIR";

    /// With the environment's credential for the dashboard, or else one that is as old as the stack's processes.
    static Services of(
            StackDirectory directory, Programs programs, IngestToken token, Map<String, String> environment) {
        String given = environment.getOrDefault(GATEWAY_TOKEN, "").strip();
        return new Services(directory, programs, token, given.isEmpty() ? Secret.generate() : given, environment);
    }

    Child ingest(int port, DatabaseUrl database) {
        Map<String, String> environment = environment(port);
        environment.put("DATABASE_URL_INGEST", database.toUri());
        environment.put("INGEST_TOKEN", token.text());
        return child(INGEST, programs.ingest(), port, environment);
    }

    Child dashboard(int port, DatabaseUrl database, int ingestPort) {
        Map<String, String> environment = environment(port);
        environment.put("DATABASE_URL_DASHBOARD", database.toUri());
        environment.put("INGEST_URL", "http://127.0.0.1:" + ingestPort);
        environment.remove("INGEST_TOKEN");
        return child(DASHBOARD, programs.dashboard(), port, environment);
    }

    private Map<String, String> environment(int port) {
        Map<String, String> environment = new HashMap<>(inherited);
        environment.keySet().removeIf(key -> key.startsWith("DATABASE_URL"));
        environment.put("PORT", Integer.toString(port));
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put(GATEWAY_TOKEN, gatewayToken);
        if (environment.getOrDefault(EXPORTS, "").isBlank()) {
            environment.put(EXPORTS, directory.exports().toString());
        }
        return environment;
    }

    private Child child(String name, Path jar, int port, Map<String, String> environment) {
        return ServiceProcess.child(name, directory, List.of("-jar", jar.toString()), port, environment);
    }

    /// Without the credential.
    @Override
    public String toString() {
        return "Services[" + directory + "]";
    }
}
