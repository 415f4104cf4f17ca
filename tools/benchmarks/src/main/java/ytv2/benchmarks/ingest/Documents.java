package ytv2.benchmarks.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ytv2.benchmarks.data.Reports;
import ytv2.benchmarks.load.Posts;

/// The documents that are posted, and how.
///
/// @param templates with [Posts#ID] where the video's id stands
/// @param headers of each request
record Documents(List<String> templates, Map<String, String> headers) {

    static final String SINGLE = "/ingest/report";
    static final String BULK = "/ingest/reports";

    /// Documents of a bulk request: as many as the service puts into one transaction.
    static final int BATCH = 200;

    private static final int COUNT = 64;

    /// @param known how many videos are stored already
    /// @param token of the service
    static Documents of(int known, String token) {
        return new Documents(
                Reports.after(known, COUNT, Posts.ID),
                Map.of("X-INGEST-TOKEN", token, "Content-Type", "application/json"));
    }

    /// One of them.
    ///
    /// @param series a letter that no other caller takes
    String document(char series, int number) {
        return templates.get(number % templates.size()).replace(Posts.ID, id(series, number));
    }

    /// As long as those of videos.
    static String id(char series, int number) {
        return "%c%010d".formatted(series, number);
    }

    /// Each of a video that is not stored yet.
    Posts fresh() {
        return new Posts(SINGLE, headers, templates, 1, "");
    }

    /// The same, many a request.
    Posts bulk() {
        return new Posts(BULK, headers, templates, BATCH, total(BATCH));
    }

    /// Each of a video that has been stored from the same document.
    Posts known(char series) {
        return new Posts(SINGLE, headers, known(series, templates.size()), 1, "\"outcome\":\"unchanged\"");
    }

    List<String> known(char series, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> document(series, number))
                .toList();
    }

    /// Each read, validated and sanitised like any other, and then refused.
    Posts refused() {
        return new Posts(
                SINGLE, headers, templates.stream().map(Reports::refused).toList(), 1, "");
    }

    /// Refused for what is missing, with next to nothing to read.
    Posts empty() {
        return new Posts(SINGLE, headers, List.of("{}"), 1, "");
    }

    /// The last line of an answer to a bulk request of which all is stored.
    static String total(int documents) {
        return "{\"done\":true,\"stored\":" + documents + ",\"refused\":0}";
    }

    /// In bytes, on average.
    double size() {
        return IntStream.range(0, templates.size())
                .map(number -> document('s', number).getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElseThrow();
    }
}
