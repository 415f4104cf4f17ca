package ytv2.benchmarks.load;

import java.util.List;
import java.util.Map;

/// What wrk posts, one document after the other, over and over.
///
/// In a document, [#ID] stands for an id that no other document has that wrk sends, in this run or another.
///
/// @param headers those sent besides `Host` and `Content-Length`
/// @param documents JSON, each without a line break
/// @param batch how many of them are a request, a line each
/// @param expected what an answer has to contain, or else counts as an error; `""` leaves it to the status
public record Posts(String path, Map<String, String> headers, List<String> documents, int batch, String expected)
        implements Load {

    /// As long as the ids of videos.
    public static final String ID = "<video_id >";

    public Posts {
        headers = Map.copyOf(headers);
        documents = List.copyOf(documents);
    }

    @Override
    public String script(int run) {
        return PostScript.of(this, run);
    }
}
