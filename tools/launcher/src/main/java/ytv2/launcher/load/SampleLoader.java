package ytv2.launcher.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Posts the bundled sample, some sixty invented videos in several languages, as [LoadCommand] would post a file.
///
/// Loading it again changes nothing: the ingest service takes equal summaries as unchanged.
public final class SampleLoader {

    private static final String SAMPLE = "sample.jsonl";

    /// As many as the ingest service has connections to PostgreSQL by default.
    private static final int JOBS = 4;

    private final IngestTarget target;
    private final Consumer<String> notices;

    /// @param ingestUrl base URL of the ingest service, as in `http://localhost:8081`
    /// @throws IllegalArgumentException if the URL or the token cannot be used
    public SampleLoader(URI ingestUrl, String token) {
        this(ingestUrl, token, System.err::println);
    }

    /// @param notices takes a line when the load has to wait for the ingest service, and another when that is over
    public SampleLoader(URI ingestUrl, String token, Consumer<String> notices) {
        this.target = new IngestTarget(ingestUrl, token);
        this.notices = notices;
    }

    /// Waits as long as the ingest service is not available; an interrupt of the calling thread ends that.
    ///
    /// @throws IOException if a document was not accepted; the message says which and why
    public SampleResult load() throws IOException, InterruptedException {
        List<String> refused = new ArrayList<>();
        LoadRun run = new LoadRun(target, JOBS, 1, (line, reason) -> add(refused, line, reason), notices);
        try (InputStream sample = Objects.requireNonNull(SampleLoader.class.getResourceAsStream(SAMPLE), SAMPLE);
                LoadInput input = LoadInput.of(sample, OptionalLong.empty())) {
            LoadResult result = run.run(new LineReader(input.text(), 1));
            if (result.exitCode() != 0) {
                throw new IOException("The sample was not taken whole: " + String.join("; ", reasons(result, refused)));
            }
            return new SampleResult(result.counts().accepted(), result.elapsed());
        }
    }

    private static void add(List<String> refused, InputLine line, Answer.Refused reason) {
        synchronized (refused) {
            refused.add("line " + line.number() + ": " + reason.status() + " " + reason.message());
        }
    }

    private static List<String> reasons(LoadResult result, List<String> refused) {
        return Stream.of(refused, result.failures(), result.readError().stream().toList())
                .flatMap(List::stream)
                .toList();
    }
}
