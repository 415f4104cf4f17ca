package ytv2.model.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Renders the lines of one text as HTML that still has to be sanitised. One use each.
///
/// Two forms are known. With a `**Main topic:**` or `**Key points:**` label anywhere, labels vanish and what they
/// announce becomes a heading, a list and, at the end, a take-away. Without one, bullet lines become a list. In both,
/// every other line becomes a paragraph.
final class SummaryRenderer {

    private static final String NOTHING = "<p>No summary available.</p>";

    // Besides their own class the parts carry the utility classes that the front end's style sheet is built for.
    private static final String HEADING = "<div class=\"kp-heading font-semibold text-lg mb-3\">";
    private static final String LIST = "<ul class=\"kp-list list-disc pl-6 space-y-1 mb-4\">";
    private static final String ITEM = "<li class=\"mb-2\">";
    private static final String TAKEAWAY = "<div class=\"kp-takeaway\">";

    private static final Pattern KEY_POINTS_FORM = label("main topic|key points");
    private static final Pattern LABEL = label("main topic|key points|(?:key )?take-?away");

    private enum Section {
        TOPIC,
        POINTS,
        TAKEAWAY
    }

    private final List<String> topics = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final StringBuilder takeaway = new StringBuilder();
    private Section section = Section.POINTS;

    private SummaryRenderer() {}

    /// @param text with real line breaks
    static String render(String text) {
        SummaryRenderer renderer = new SummaryRenderer();
        boolean labelled = KEY_POINTS_FORM.matcher(text).find();
        text.lines().map(String::strip).forEach(labelled ? renderer::addLabelled : renderer::add);
        return renderer.html();
    }

    private static Pattern label(String names) {
        return Pattern.compile("\\*\\*(" + names + ")(?::\\*\\*|\\*\\*:)", Pattern.CASE_INSENSITIVE);
    }

    private void addLabelled(String line) {
        Matcher label = LABEL.matcher(line);
        int end = 0;
        while (label.find()) {
            addUnlessBlank(line.substring(end, label.start()).strip());
            section = sectionOf(label.group(1));
            end = label.end();
        }
        if (end == 0) {
            add(line);
        } else {
            addUnlessBlank(line.substring(end).strip());
        }
    }

    private static Section sectionOf(String label) {
        return switch (label.charAt(0)) {
            case 'm', 'M' -> Section.TOPIC;
            case 'k', 'K' -> label.regionMatches(true, 4, "p", 0, 1) ? Section.POINTS : Section.TAKEAWAY;
            default -> Section.TAKEAWAY;
        };
    }

    private void addUnlessBlank(String line) {
        if (!line.isEmpty()) {
            add(line);
        }
    }

    private void add(String line) {
        String content = isBullet(line) ? line.substring(1).strip() : line;
        if (content.isEmpty()) {
            endTakeaway();
        } else if (section == Section.TOPIC) {
            topics.add(HEADING + escape(content) + "</div>");
            section = Section.POINTS;
        } else if (section == Section.TAKEAWAY && (takeaway.isEmpty() || !isBullet(line))) {
            takeaway.append(takeaway.isEmpty() ? "" : " ").append(content);
        } else if (isBullet(line)) {
            items.add(ITEM + escape(content) + "</li>");
            section = Section.POINTS;
        } else {
            endList();
            blocks.add("<p>" + escape(content) + "</p>");
        }
    }

    /// A bullet sign; a dash only before white space, since `-5 °C`, `---` and dialogue are no list items.
    private static boolean isBullet(String line) {
        return line.startsWith("•")
                || (!line.isEmpty()
                        && "-–—".indexOf(line.charAt(0)) >= 0
                        && (line.length() == 1 || Character.isWhitespace(line.charAt(1))));
    }

    private void endTakeaway() {
        if (!takeaway.isEmpty()) {
            section = Section.POINTS;
        }
    }

    private void endList() {
        if (!items.isEmpty()) {
            blocks.add(LIST + "\n" + String.join("\n", items) + "\n</ul>");
            items.clear();
        }
    }

    private String html() {
        endList();
        List<String> all = new ArrayList<>(topics);
        all.addAll(blocks);
        if (!takeaway.isEmpty()) {
            all.add(TAKEAWAY + escape(takeaway.toString()) + "</div>");
        }
        return all.isEmpty() ? NOTHING : String.join("\n", all);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
