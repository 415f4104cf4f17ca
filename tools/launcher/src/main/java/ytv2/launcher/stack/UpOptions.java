package ytv2.launcher.stack;

import picocli.CommandLine.Option;

/// What a person may choose about a start.
public final class UpOptions {

    static final String PORT = "--port";
    static final String INGEST_PORT = "--ingest-port";
    static final String SAMPLE = "--sample";

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
}
