package ytv2.dashboard.report;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the pages around a page are, as the value of a `Link` header.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288, Web Linking</a>
final class PageLinks {

    /// In characters. With a longer query the header would outgrow what clients take.
    private static final int LONGEST_QUERY = 1500;

    private static final Set<String> PLACES = Set.of("page", "cursor");

    /// What may stand in a query as it is; all else could end the link or the header.
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9\\-._~!$'()*+,;:@/?%=&\\[\\]]");

    private final String path;
    private final List<String> others;

    private PageLinks(String path, List<String> others) {
        this.path = path;
        this.others = others;
    }

    /// Empty if the query is too long to be repeated.
    ///
    /// @param rawQuery as it was sent; `null` for none
    static Optional<String> of(String path, @Nullable String rawQuery, ReportQuery query, Cards cards) {
        String sent = rawQuery == null ? "" : rawQuery;
        if (sent.length() > LONGEST_QUERY) {
            return Optional.empty();
        }
        List<String> others = Arrays.stream(sent.split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !PLACES.contains(name(parameter)))
                .map(PageLinks::safe)
                .toList();
        return Optional.of(new PageLinks(path, others).around(query, cards));
    }

    private String around(ReportQuery query, Cards cards) {
        long last = Math.max(1, Math.ceilDiv(cards.total(), query.page().size()));
        boolean numbered = query.cursor().isEmpty();
        int page = query.page().page();
        List<String> links = new ArrayList<>();
        links.add(link("page", "1", "first"));
        if (numbered && page > 1) {
            links.add(link("page", String.valueOf(Math.min(page - 1, last)), "prev"));
        }
        cards.next()
                .ifPresent(cursor -> links.add(
                        numbered ? link("page", String.valueOf(page + 1), "next") : link("cursor", cursor, "next")));
        links.add(link("page", String.valueOf(last), "last"));
        return String.join(", ", links);
    }

    private String link(String parameter, String value, String relation) {
        List<String> parameters = new ArrayList<>(others);
        parameters.add(parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return "<" + path + "?" + String.join("&", parameters) + ">; rel=\"" + relation + "\"";
    }

    private static String name(String parameter) {
        String name = parameter.split("=", 2)[0];
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return name;
        }
    }

    private static String safe(String parameter) {
        return UNSAFE.matcher(parameter).replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
    }
}
