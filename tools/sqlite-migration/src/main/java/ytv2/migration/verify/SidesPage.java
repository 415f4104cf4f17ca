package ytv2.migration.verify;

import java.util.List;
import java.util.Objects;
import ytv2.model.summary.SummaryHtml;

/// A page that shows sample summaries side by side: as the legacy server would render their text, and as they are
/// stored. It needs nothing but itself, and runs nothing: summaries lie in sandboxed frames.
final class SidesPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy"
                  content="default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' about:">
            <title>Summaries, old and new</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff }
            section { margin-bottom: 2rem }
            .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem }
            iframe { width: 100%; height: 20rem; border: 1px solid #999 }
            .bad { color: #a00; font-weight: bold }
            </style></head><body>
            <h1>Summaries, old and new</h1>
            <p>Left: the source text as the former rules render it. Right: what is stored.</p>
            """;

    private SidesPage() {}

    /// How many lines a reader would see otherwise.
    static long differentLines(SampleSummaries.Sample sample) {
        List<String> old = SummaryHtml.toText(rendered(sample)).lines().toList();
        List<String> stored = SummaryHtml.toText(sample.html()).lines().toList();
        long different = Math.abs(old.size() - stored.size());
        for (int i = 0; i < Math.min(old.size(), stored.size()); i++) {
            different += Objects.equals(old.get(i), stored.get(i)) ? 0 : 1;
        }
        return different;
    }

    static String of(List<SampleSummaries.Sample> samples) {
        StringBuilder page = new StringBuilder(HEAD);
        for (SampleSummaries.Sample sample : samples) {
            long different = differentLines(sample);
            page.append("<section><h2>")
                    .append(escape(sample.sort() + ": " + sample.videoId() + " " + sample.variant()))
                    .append("</h2><p")
                    .append(different > 1 ? " class=\"bad\"" : "")
                    .append(">lines that differ: ")
                    .append(different)
                    .append("</p><div class=\"sides\">")
                    .append(frame("old", rendered(sample)))
                    .append(frame("new", sample.html()))
                    .append("</div></section>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String rendered(SampleSummaries.Sample sample) {
        return SummaryHtml.render(sample.text());
    }

    private static String frame(String title, String html) {
        return "<iframe sandbox=\"\" title=\"" + title + "\" srcdoc=\"" + escape(html) + "\"></iframe>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
