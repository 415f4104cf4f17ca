package ytv2.model.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/// A packaged service as a process of its own, run as a host runs it: its environment is all it is told.
///
/// @param process the service itself, not a shell around it
/// @param url where it listens, without a trailing slash
/// @param log what it has written
public record ServiceProcess(Process process, URI url, Path log) implements AutoCloseable {

    /// Longer than a service waits for its last requests.
    private static final Duration GRACE = Duration.ofSeconds(40);

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration PROBE_PAUSE = Duration.ofMillis(50);

    /// Starts the program that a module's build has packaged, on a free port of the loopback address.
    ///
    /// @param module the module's directory
    /// @param environment on top of the caller's own, which loses its databases and secrets
    public static ServiceProcess start(Path module, Path log, Map<String, String> environment) {
        return start(module, log, environment, List.of());
    }

    /// The same.
    ///
    /// @param prefix a program that becomes the service, put before its command
    public static ServiceProcess start(Path module, Path log, Map<String, String> environment, List<String> prefix) {
        try {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(Stream.concat(prefix.stream(), command(module).stream())
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(key -> key.startsWith("DATABASE_URL") || key.endsWith("_TOKEN"));
            builder.environment().putAll(Map.of("PORT", Integer.toString(port), "HTTP_HOST", "127.0.0.1"));
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the service of " + module, e);
        }
    }

    /// Waits until the service reaches its database.
    public ServiceProcess awaitReady(Duration limit) {
        Duration _ = await("/q/health/ready", 200, limit);
        return this;
    }

    /// Waits until an address answers with a status.
    ///
    /// @return how long that took
    public Duration await(String path, int status, Duration limit) {
        return await(path, limit, path + " answers " + status, answer -> answer.statusCode() == status);
    }

    /// Sends SIGTERM, as hosts do, and waits until the service has heard it: from then on it keeps no connection, and
    /// ends when it has finished what it has begun.
    public void terminate() {
        process.destroy();
        Duration _ = await(
                "/health",
                GRACE,
                "the service is ending",
                answer -> answer.headers().allValues("Connection").contains("close"));
    }

    /// Ends the service with SIGKILL: it finishes nothing and tells nobody.
    public void kill() throws InterruptedException {
        int _ = process.destroyForcibly().waitFor();
    }

    private Duration await(String path, Duration limit, String condition, Predicate<HttpResponse<?>> fulfilled) {
        long start = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PROBE_TIMEOUT)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Awaitility.await(condition)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(PROBE_PAUSE)
                    .atMost(limit)
                    .failFast("the service has ended", () -> !process.isAlive())
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> fulfilled.test(client.send(request, BodyHandlers.discarding())));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError(e.getMessage() + "\n" + text(), e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// All it has written so far.
    public String text() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /// A native executable where there is one, else the jar.
    private static List<String> command(Path module) throws IOException {
        Path target = module.resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .findFirst()
                    .map(runner -> List.of(runner.toString(), "-Xmx256m"))
                    .orElse(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            target.resolve("quarkus-app/quarkus-run.jar").toString()));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
