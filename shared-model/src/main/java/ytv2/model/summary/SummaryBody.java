package ytv2.model.summary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two forms of one summary as they are stored: both are there, both have something to see, and the HTML is
/// [safe][SummaryHtml#sanitize].
///
/// @param text plain text, exactly as sent; taken from the HTML where none was sent
/// @param html sanitised HTML; rendered from the text where none was sent
public record SummaryBody(String text, String html) {

    public SummaryBody {
        if (text.isBlank() || html.isBlank()) {
            throw new IllegalArgumentException("a summary has both text and html");
        }
    }

    /// Completes what was sent to the pair that is stored. A part that is `null`, `''` or shows nothing (white space,
    /// an empty paragraph, a lone script) counts as not sent.
    ///
    /// @return empty if neither part shows anything: there is no summary to store, and what is stored stays
    public static Optional<SummaryBody> of(@Nullable String text, @Nullable String html) {
        String sent = text != null && SummaryText.isVisible(text) ? text : "";
        String safe = html == null ? "" : SummaryHtml.sanitize(html);
        String read = SummaryHtml.toText(safe);
        if (SummaryText.isVisible(read)) {
            return Optional.of(new SummaryBody(sent.isEmpty() ? read : sent, safe));
        }
        return sent.isEmpty() ? Optional.empty() : Optional.of(new SummaryBody(sent, SummaryHtml.render(sent)));
    }
}
