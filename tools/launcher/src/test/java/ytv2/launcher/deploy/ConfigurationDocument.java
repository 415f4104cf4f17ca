package ytv2.launcher.deploy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `docs/CONFIGURATION.md`: tables below headings, one name a row.
///
/// @param sections the rows by heading, then by name
record ConfigurationDocument(Map<String, Map<String, Row>> sections) {

    static final String SERVICES = "Variables of the services";
    static final String SETTINGS = "Settings of the services";
    static final String LAUNCHER = "Variables of the launcher";
    static final String SCRIPT = "Variables of the script ./ytv2";
    static final String DEPLOY = "Variables of deploy/ alone";

    /// @param defaultValue the cell's text
    record Row(String name, String meaning, String defaultValue) {}

    static ConfigurationDocument read() {
        Map<String, Map<String, Row>> sections = new LinkedHashMap<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : Repository.lines("docs/CONFIGURATION.md")) {
            if (line.startsWith("## ")) {
                rows = new LinkedHashMap<>();
                sections.put(line.substring(3), rows);
            } else if (line.startsWith("| `")) {
                Row row = row(line);
                if (rows.put(row.name(), row) != null) {
                    throw new IllegalStateException(row.name() + " stands twice in one table");
                }
            }
        }
        return new ConfigurationDocument(sections);
    }

    Map<String, Row> section(String heading) {
        return sections.getOrDefault(heading, Map.of());
    }

    Set<String> names(String heading) {
        return section(heading).keySet();
    }

    /// What a process that is started somehow may find in its environment.
    Set<String> variables() {
        return Stream.of(SERVICES, LAUNCHER, SCRIPT, DEPLOY)
                .map(this::names)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private static Row row(String line) {
        List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
        return new Row(cells.get(1).replace("`", ""), cells.get(2), cells.get(3));
    }
}
