package ytv2.benchmarks.load;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What wrk runs for each POST: Lua.
///
/// @see <a href="https://github.com/wg/wrk/blob/master/SCRIPTING">wrk's scripting interface</a>
final class PostScript {

    /// Documents lie there cut at their placeholders, so that nothing is searched for while it is measured. Ids are a
    /// letter, seven digits that jump about as those of real videos do (3141593 and ten million have no common
    /// factor), and three that no other thread of any run has.
    private static final String TEMPLATE = """
            local documents = {
                %1$s}
            local head = %2$s
            local batch = %3$d
            local run = %4$d

            local n, at, series = 0, 0, 0
            function init(args)
                series = run * 2 + id
                at = math.floor(#documents * id / 2)
            end

            local function document()
                n = n + 1
                at = at %% #documents + 1
                return table.concat(documents[at], string.format("w%%07d%%03d", n * 3141593 %% 10000000, series))
            end

            function request()
                local lines = {}
                for i = 1, batch do
                    lines[i] = document()
                end
                local body = table.concat(lines, "\\n")
                return head .. #body .. "\\r\\n\\r\\n" .. body
            end
            """;

    /// Costs wrk a copy of each answer, so it is only there where the status says too little.
    private static final String CHECK = """

            wrong = 0
            function response(status, headers, body)
                if status < 400 and not string.find(body, %1$s, 1, true) then
                    wrong = wrong + 1
                end
            end
            """;

    private PostScript() {}

    /// @param run a number that no other run of this program has, below 500
    static String of(Posts posts, int run) {
        String head =
                "POST " + posts.path() + " HTTP/1.1\r\n" + WrkScript.headers(posts.headers()) + "Content-Length: ";
        String requests = TEMPLATE.formatted(documents(posts.documents()), WrkScript.quoted(head), posts.batch(), run);
        String check = posts.expected().isEmpty() ? "" : CHECK.formatted(WrkScript.quoted(posts.expected()));
        return WrkScript.REPORT + requests + check;
    }

    private static String documents(List<String> documents) {
        return documents.stream().map(PostScript::document).collect(Collectors.joining(",\n    "));
    }

    private static String document(String document) {
        return Stream.of(document.split(Pattern.quote(Posts.ID), -1))
                .map(WrkScript::quoted)
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
