package ytv2.launcher.stack;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import ytv2.launcher.Failure;

/// What a person may choose about a start.
public final class UpOptions {

    static final String PORT = "--port";
    static final String INGEST_PORT = "--ingest-port";
    static final String SAMPLE = "--sample";

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = PORT,
            paramLabel = "N",
            defaultValue = "8080",
            description = "The dashboard's port; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    int port;

    @Option(
            names = INGEST_PORT,
            paramLabel = "N",
            defaultValue = "8081",
            description = "The ingest service's port; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    int ingestPort;

    @Option(names = SAMPLE, description = "Loads the bundled sample when everything is up.")
    boolean sample;

    /// @throws Failure if a port is none
    void requirePorts() {
        requirePort(PORT, port);
        requirePort(INGEST_PORT, ingestPort);
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new Failure(option + " must be from 0 to " + HIGHEST_PORT, ExitCode.USAGE);
        }
    }
}
