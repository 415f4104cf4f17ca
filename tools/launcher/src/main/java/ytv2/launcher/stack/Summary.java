package ytv2.launcher.stack;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;

/// Where a running stack is found, for people.
///
/// @param lines to be printed
record Summary(List<String> lines) {

    Summary {
        lines = List.copyOf(lines);
    }

    static Summary of(StackDirectory directory) {
        StackSettings settings = StackSettings.read(directory);
        Stream<String> lines = Stream.of(
                "dashboard     " + url(settings.port(Services.DASHBOARD)),
                "ingest        " + url(settings.port(Services.INGEST)),
                "ingest token  in "
                        + (settings.tokenInFile()
                                ? directory.ingestToken()
                                : "the environment variable INGEST_TOKEN that it was started with"),
                settings.embedded()
                        ? "data          in " + directory.root()
                        : "database      "
                                + settings.externalDatabase().orElse("of the environment that it was started in"));
        return new Summary(lines.toList());
    }

    private static String url(OptionalInt port) {
        return port.isPresent() ? "http://localhost:" + port.getAsInt() + "/" : "(never started)";
    }
}
