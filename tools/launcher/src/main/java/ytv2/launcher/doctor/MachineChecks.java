package ytv2.launcher.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.process.StackProcesses;

/// What can be asked without a database.
record MachineChecks(StackDirectory directory, StackSettings settings) {

    private static final int JAVA = 25;

    /// The services, with the ports that `up` takes where it is not told others.
    private static final List<Program> SERVICES = List.of(new Program("dashboard", 8080), new Program("ingest", 8081));

    private static final Program POSTGRES = new Program("postgres", 0);

    private static final int HTTP_OK = 200;

    /// @param usualPort 0 for none
    private record Program(String name, int usualPort) {}

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("JDK", MachineChecks::jdk));
        SERVICES.forEach(service -> checks.add(new Check(service.name() + " port", () -> port(service))));
        if (settings.embedded()) {
            checks.add(new Check("postgres port", () -> port(POSTGRES)));
        }
        SERVICES.forEach(service -> checks.add(new Check(service.name() + " health", () -> health(service))));
        checks.add(new Check("disk of the stack", () -> Disk.check(existing(directory.root()))));
        return checks;
    }

    private static Finding jdk() {
        int feature = Runtime.version().feature();
        String found = "Java " + Runtime.version() + " in " + System.getProperty("java.home");
        return feature >= JAVA
                ? Finding.ok(found)
                : Finding.fail(found, "install a JDK " + JAVA + " or newer, or let JAVA_HOME name one");
    }

    private Finding port(Program program) {
        int port = settings.port(program.name()).orElse(program.usualPort());
        boolean ours = runs(program);
        if (!answers(port)) {
            return ours
                    ? Finding.warn(port + ": the process runs and does not listen yet", "./ytv2 logs")
                    : Finding.ok(port + " is free");
        }
        return ours
                ? Finding.ok(port + " is held by this stack")
                : Finding.fail(
                        port + " is taken by another program",
                        program == POSTGRES
                                ? "end that program"
                                : "end it, or start with another port (./ytv2 up --help)");
    }

    private Finding health(Program service) throws InterruptedException {
        if (!runs(service)) {
            return Finding.ok("not running");
        }
        int port = settings.port(service.name()).orElse(service.usualPort());
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Check.LIMIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Check.LIMIT)
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == HTTP_OK
                    ? Finding.ok("ready")
                    : Finding.fail(
                            "not ready: HTTP " + response.statusCode(), "./ytv2 logs; see the database's checks");
        } catch (IOException e) {
            return Finding.fail("no answer from port " + port + ": " + e, "./ytv2 logs");
        }
    }

    private boolean runs(Program program) {
        return new StackProcesses(directory).named(program.name()).isPresent();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) Check.LIMIT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The directory, or the nearest one above it that exists.
    private static Path existing(Path path) {
        return Stream.iterate(path, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(path);
    }
}
