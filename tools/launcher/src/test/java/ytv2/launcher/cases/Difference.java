package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One place where two answers differ.
///
/// @param report the video it belongs to, empty if to none
/// @param path member names and indexes from the outside to the inside
/// @param recorded a missing node where only we show something
/// @param shown a missing node where we show nothing
record Difference(String report, List<String> path, JsonNode recorded, JsonNode shown) {

    private static final int SHOWN_LENGTH = 100;

    Difference {
        path = List.copyOf(path);
    }

    /// The name of the innermost member, whatever list it stands in.
    String member() {
        return path.reversed().stream()
                .filter(step -> step.isEmpty() || !Character.isDigit(step.charAt(0)))
                .findFirst()
                .orElse("");
    }

    String pointer() {
        return "/" + String.join("/", path);
    }

    @Override
    public String toString() {
        return pointer() + (report.isEmpty() ? "" : " of " + report) + ": recorded " + brief(recorded) + ", shown "
                + brief(shown);
    }

    private static String brief(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
    }
}
