package ytv2.launcher.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares two JSON values member by member: numbers by their value, and `subcategories_json`, which is JSON in a
/// text, by what it says.
final class Comparison {

    private final List<Difference> differences = new ArrayList<>();
    private final String report;

    private Comparison(String report) {
        this.report = report;
    }

    /// @param report the video that the values belong to, empty if to none
    static List<Difference> of(String report, List<String> path, JsonNode recorded, JsonNode shown) {
        Comparison comparison = new Comparison(report);
        comparison.compare(path, recorded, shown);
        return comparison.differences;
    }

    private void compare(List<String> path, JsonNode recorded, JsonNode shown) {
        if (recorded.isObject() && shown.isObject()) {
            compareObjects(path, recorded, shown);
        } else if (recorded.isArray() && shown.isArray()) {
            compareArrays(path, recorded, shown);
        } else if (!isEqual(path, recorded, shown)) {
            differences.add(new Difference(report, path, recorded, shown));
        }
    }

    private void compareObjects(List<String> path, JsonNode recorded, JsonNode shown) {
        Set<String> names = new TreeSet<>();
        recorded.fieldNames().forEachRemaining(names::add);
        shown.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(below(path, name), recorded.path(name), shown.path(name));
        }
    }

    private void compareArrays(List<String> path, JsonNode recorded, JsonNode shown) {
        for (int i = 0; i < Math.max(recorded.size(), shown.size()); i++) {
            compare(below(path, Integer.toString(i)), element(recorded, i), element(shown, i));
        }
    }

    private static JsonNode element(JsonNode array, int index) {
        return index < array.size() ? array.get(index) : MissingNode.getInstance();
    }

    private static boolean isEqual(List<String> path, JsonNode recorded, JsonNode shown) {
        if (recorded.isNumber() && shown.isNumber()) {
            return recorded.decimalValue().compareTo(shown.decimalValue()) == 0;
        }
        if (!path.isEmpty()
                && path.getLast().equals("subcategories_json")
                && recorded.isTextual()
                && shown.isTextual()) {
            return parsed(recorded).equals(parsed(shown));
        }
        return recorded.equals(shown);
    }

    private static JsonNode parsed(JsonNode text) {
        try {
            return CaseFiles.JSON.readTree(text.asText());
        } catch (JsonProcessingException _) {
            return text;
        }
    }

    private static List<String> below(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
