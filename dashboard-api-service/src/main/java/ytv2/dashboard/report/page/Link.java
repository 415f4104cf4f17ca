package ytv2.dashboard.report.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where one can go from a page.
///
/// @param current whether one is there already
public record Link(String label, String href, boolean current) {

    static Link to(String label, String href) {
        return new Link(label, href, false);
    }

    /// The list, narrowed.
    static Link toList(String label, Map<String, List<String>> parameters) {
        return to(label, "/" + query(parameters));
    }

    /// In the order of their names, so that a page that says the same has the same bytes.
    ///
    /// @return with its question mark, empty without parameters
    static String query(Map<String, List<String>> parameters) {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .flatMap(parameter -> parameter.getValue().stream()
                                .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /// The address, if a browser may go there or fetch from there: on the web or in this service. Else empty; a stored
    /// address may be anything, a script too.
    static String safe(String address) {
        boolean web =
                address.regionMatches(true, 0, "https://", 0, 8) || address.regionMatches(true, 0, "http://", 0, 7);
        boolean here = address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\");
        return web || here ? address : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
