package ytv2.launcher.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A command of an image, started on this machine: `/app` stands for what the build has made, the environment is the
/// image's and nothing else.
///
/// @param output what it prints, errors too
record ContainerRun(Process process, Path output) {

    private static final Map<String, String> APP = Map.of(
            "/app/ingest", "nas-ingest-service/target/quarkus-app",
            "/app/dashboard", "dashboard-api-service/target/quarkus-app",
            "/app/launcher", "tools/launcher/target",
            "/app/healthcheck", "deploy/healthcheck");

    /// @param image `ingest` or `dashboard`
    /// @param added to the image's environment, or in place of it
    static ContainerRun start(String image, List<String> command, Map<String, String> added) throws IOException {
        Path output = Files.createTempFile("container-", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        command.stream().map(ContainerRun::onThisMachine).toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(Containerfile.read(image).environment());
        builder.environment()
                .put("PATH", System.getProperty("java.home") + "/bin" + File.pathSeparator + "/usr/bin:/bin");
        builder.environment().putAll(added);
        return new ContainerRun(builder.start(), output);
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalStateException if the image names a file that the build has not made
    private static String onThisMachine(String argument) {
        for (Map.Entry<String, String> place : APP.entrySet()) {
            if (argument.startsWith(place.getKey())) {
                Path path = Repository.path(
                        place.getValue() + argument.substring(place.getKey().length()));
                if (!Files.exists(path)) {
                    throw new IllegalStateException(argument + " is not built: " + path);
                }
                return path.toString();
            }
        }
        return argument;
    }
}
