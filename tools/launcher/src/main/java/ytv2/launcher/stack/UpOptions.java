package ytv2.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import ytv2.launcher.Failure;
import ytv2.launcher.StackSettings;

/// What a person may choose about a start.
public final class UpOptions {

    static final String PORT = "--port";
    static final String INGEST_PORT = "--ingest-port";
    static final String SAMPLE = "--sample";

    private static final int USUAL_PORT = 8080;
    private static final int USUAL_INGEST_PORT = 8081;
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = PORT,
            paramLabel = "N",
            description = "The dashboard's port; 0 takes any free one. Default: " + USUAL_PORT + ".")
    private @Nullable Integer port;

    @Option(
            names = INGEST_PORT,
            paramLabel = "N",
            description = "The ingest service's port; 0 takes any free one. Default: " + USUAL_INGEST_PORT + ".")
    private @Nullable Integer ingestPort;

    @Option(names = SAMPLE, description = "Loads the bundled sample when everything is up.")
    boolean sample;

    /// 0 means any that is free.
    int port() {
        return port == null ? USUAL_PORT : port;
    }

    /// 0 means any that is free.
    int ingestPort() {
        return ingestPort == null ? USUAL_INGEST_PORT : ingestPort;
    }

    /// @throws Failure if a port is none, or both are one
    void requirePorts() {
        requirePort(PORT, port());
        requirePort(INGEST_PORT, ingestPort());
        if (port() != 0 && port() == ingestPort()) {
            throw new Failure("the dashboard and the ingest service need different ports", ExitCode.USAGE);
        }
    }

    /// @throws Failure if another program listens on one of the ports
    void requireFreePorts() {
        Ports.requireFree(port(), PORT);
        Ports.requireFree(ingestPort(), INGEST_PORT);
    }

    /// The options that were given and that a stack with these settings does not have.
    List<String> against(StackSettings running) {
        List<String> options = new ArrayList<>();
        add(options, PORT, port, running.port(Services.DASHBOARD));
        add(options, INGEST_PORT, ingestPort, running.port(Services.INGEST));
        return options;
    }

    private static void add(List<String> options, String name, @Nullable Integer given, OptionalInt running) {
        if (given != null && given != 0 && !running.equals(OptionalInt.of(given))) {
            options.add(name + " " + given);
        }
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new Failure(option + " must be from 0 to " + HIGHEST_PORT, ExitCode.USAGE);
        }
    }
}
