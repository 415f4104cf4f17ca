package ytv2.benchmarks.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a load tool asks for, one path after the other, over and over.
///
/// In a path, `{n}` stands for a number and `{time}` for a moment on 2001-01-01 that no other request of the same run
/// has: the service reads requests for one target that come together once, so an honest load has none of those.
///
/// @param headers those sent besides `Host`
public record Requests(List<String> paths, Map<String, String> headers) implements Load {

    public static final String NUMBER = "{n}";
    public static final String TIME = "{time}";

    public Requests {
        paths = List.copyOf(paths);
        headers = Map.copyOf(headers);
    }

    public static Requests of(String... paths) {
        return new Requests(List.of(paths), Map.of());
    }

    public static Requests of(List<String> paths) {
        return new Requests(paths, Map.of());
    }

    public Requests with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Requests(paths, more);
    }

    public Requests gzipped() {
        return with("Accept-Encoding", "gzip");
    }

    @Override
    public String script(int run) {
        return WrkScript.of(this, run);
    }

    /// A path without placeholders.
    ///
    /// @param number from 0 to 999,999
    public static String concrete(String path, int number) {
        return path.replace(NUMBER, Integer.toString(number))
                .replace(TIME, "2001-01-01T00:00:00.%06d".formatted(number));
    }
}
