package ytv2.launcher.stack;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseUrls;

/// Where a running stack is found, for people.
///
/// @param lines to be printed
record Summary(List<String> lines) {

    Summary {
        lines = List.copyOf(lines);
    }

    static Summary of(StackDirectory directory, Map<String, String> environment) {
        StackSettings settings = StackSettings.read(directory);
        String token = IngestToken.find(directory, environment)
                .map(IngestToken::origin)
                .orElse("(none)");
        Stream<String> lines = Stream.of(
                "dashboard     " + url(settings.port(Services.DASHBOARD)),
                "ingest        " + url(settings.port(Services.INGEST)),
                "ingest token  in " + token,
                settings.embedded()
                        ? "data          in " + directory.root()
                        : "database      "
                                + DatabaseUrls.external(environment)
                                        .map(urls -> urls.owner().toString())
                                        .orElse("of the environment that it was started in"));
        return new Summary(lines.toList());
    }

    private static String url(OptionalInt port) {
        return port.isPresent() ? "http://localhost:" + port.getAsInt() + "/" : "(never started)";
    }
}
