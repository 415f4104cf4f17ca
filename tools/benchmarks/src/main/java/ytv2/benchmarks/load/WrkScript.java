package ytv2.benchmarks.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What wrk runs for each request, and for its report: Lua.
///
/// @see <a href="https://github.com/wg/wrk/blob/master/SCRIPTING">wrk's scripting interface</a>
final class WrkScript {

    /// Each thread has its number as `id`, and may count in `wrong` what wrk itself takes for right.
    static final String REPORT = """
            local threads = {}
            function setup(thread)
                thread:set("id", #threads)
                table.insert(threads, thread)
            end

            function done(summary, latency, requests)
                local errors = summary.errors
                local wrong = 0
                for _, thread in ipairs(threads) do
                    wrong = wrong + (thread:get("wrong") or 0)
                end
                io.write(string.format(
                    '\\n{"requests":%d,"micros":%d,"bytes":%d,"p50":%d,"p95":%d,"p99":%d,"status":%d,"socket":%d,"timeout":%d}\\n',
                    summary.requests, summary.duration, summary.bytes,
                    latency:percentile(50), latency:percentile(95), latency:percentile(99),
                    errors.status + wrong, errors.connect + errors.read + errors.write, errors.timeout))
            end
            """;

    /// Each thread of each run numbers its requests from a million of its own.
    private static final String TEMPLATE = """
            local paths = {%1$s}
            local headers = %2$s
            local run = %3$d

            local n, at = 0, 0
            function init(args)
                n = (run * 16 + id) * 1000000
                at = math.floor(#paths * id / 2)
            end

            local function time(n)
                local s = math.floor(n / 1000000) %% 86400
                return string.format("2001-01-01T%%02d:%%02d:%%02d.%%06d",
                    math.floor(s / 3600), math.floor(s / 60) %% 60, s %% 60, n %% 1000000)
            end

            function request()
                n = n + 1
                at = at %% #paths + 1
                local path = paths[at]
                local target = path[1]
                if path[2] == "{n}" then
                    target = target .. string.format("%%.0f", n) .. path[3]
                elseif path[2] == "{time}" then
                    target = target .. time(n) .. path[3]
                end
                return "GET " .. target .. " HTTP/1.1\\r\\n" .. headers .. "\\r\\n"
            end
            """;

    private WrkScript() {}

    /// @param run a number that no other run of this program has
    static String of(Requests requests, int run) {
        return REPORT + TEMPLATE.formatted(paths(requests.paths()), quoted(headers(requests.headers())), run);
    }

    private static String paths(List<String> paths) {
        return paths.stream().map(WrkScript::path).collect(Collectors.joining(",\n    "));
    }

    /// Cut at its placeholder, so that nothing is searched for while it is measured.
    private static String path(String path) {
        for (String placeholder : List.of(Requests.NUMBER, Requests.TIME)) {
            int at = path.indexOf(placeholder);
            if (at >= 0) {
                String rest = path.substring(at + placeholder.length());
                return "{" + quoted(path.substring(0, at)) + ", " + quoted(placeholder) + ", " + quoted(rest) + "}";
            }
        }
        return "{" + quoted(path) + "}";
    }

    static String headers(Map<String, String> headers) {
        return "Host: 127.0.0.1\r\n"
                + headers.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining());
    }

    /// A literal of Lua.
    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + '"';
    }
}
