package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ytv2.launcher.deploy.ConfigurationDocument.Row;

/// `docs/CONFIGURATION.md` lists what is there, and nothing else.
class ConfigurationDocumentTest {

    /// `${NAME}` or `${NAME:default}`; a default that is an expression itself is no default to document.
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^${}]+)})?");

    private static final Pattern SHELL = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]+)");

    private final ConfigurationDocument document = ConfigurationDocument.read();

    @Test
    void listsTheVariablesOfTheServices() {
        assertThat(document.names(ConfigurationDocument.SERVICES))
                .containsExactlyInAnyOrderElementsOf(names(EXPRESSION, properties()));
    }

    @Test
    void saysTheDefaultsOfTheVariables() {
        for (MatchResult expression : all(EXPRESSION, properties())) {
            if (expression.group(2) != null) {
                assertDefault(ConfigurationDocument.SERVICES, expression.group(1), expression.group(2));
            }
        }
    }

    @Test
    void listsTheSettingsOfTheServices() {
        assertThat(document.names(ConfigurationDocument.SETTINGS))
                .containsExactlyInAnyOrderElementsOf(settings().keySet());
    }

    @Test
    void saysTheDefaultsOfTheSettings() {
        settings()
                .forEach((name, value) ->
                        value.ifPresent(text -> assertDefault(ConfigurationDocument.SETTINGS, name, text)));
        for (MatchResult line : all(Pattern.compile("(?m)^(ytv2\\.[^=]+)=([^$\n]+)$"), properties())) {
            assertDefault(ConfigurationDocument.SETTINGS, line.group(1), line.group(2));
        }
    }

    @Test
    void listsTheVariablesOfTheLauncher() {
        List<Path> sources = Repository.files("tools/launcher/src/main/java", ".java");

        assertThat(document.names(ConfigurationDocument.LAUNCHER))
                .containsExactlyInAnyOrderElementsOf(EnvironmentReads.of(JavaSources.parse(sources)));
    }

    @Test
    void listsTheVariablesOfTheScript() {
        assertThat(document.names(ConfigurationDocument.SCRIPT))
                .containsExactlyInAnyOrderElementsOf(names(SHELL, List.of(Repository.text("ytv2"))));
    }

    @Test
    void listsTheOtherVariablesOfTheDeployFiles() {
        Set<String> others = new TreeSet<>(deployed());
        others.removeAll(document.names(ConfigurationDocument.SERVICES));
        others.removeAll(document.names(ConfigurationDocument.SCRIPT));

        assertThat(document.names(ConfigurationDocument.DEPLOY)).containsExactlyInAnyOrderElementsOf(others);
    }

    private void assertDefault(String section, String name, String value) {
        assertThat(document.section(section))
                .extractingByKey(name)
                .extracting(Row::defaultValue)
                .asString()
                .as("default of " + name)
                .contains("`" + value + "`");
    }

    private static Set<String> deployed() {
        Set<String> names = new TreeSet<>();
        Repository.yaml("deploy/render.yaml")
                .findValues("envVars")
                .forEach(variables -> variables.forEach(
                        variable -> names.add(variable.path("key").asText())));
        for (JsonNode environment : Repository.yaml("deploy/compose.yaml").findValues("environment")) {
            environment.fieldNames().forEachRemaining(names::add);
        }
        names.addAll(names(SHELL, List.of(Repository.text("deploy/compose.yaml"))));
        names.addAll(names(Pattern.compile("(?m)^([A-Z0-9_]+)="), List.of(Repository.text("deploy/.env.example"))));
        names.addAll(names(
                Pattern.compile("(?m)^\\\\getenv \\w+ (\\w+)$"),
                List.of(Repository.text("deploy/postgres/passwords.sql"))));
        for (String name : List.of("ingest", "dashboard")) {
            names.addAll(Containerfile.read(name).environment().keySet());
        }
        return names;
    }

    private static Map<String, Optional<String>> settings() {
        List<Path> sources = Repository.modules().stream()
                .filter(module -> !module.startsWith("tools/"))
                .flatMap(module -> Repository.files(module + "/src/main/java", ".java").stream())
                .toList();
        return ConfigMappings.of(JavaSources.parse(sources));
    }

    private static List<String> properties() {
        return Repository.modules().stream()
                .filter(module -> !module.startsWith("tools/"))
                .flatMap(module -> Repository.files(module + "/src/main/resources", ".properties").stream())
                .map(file -> Repository.text(file.toString()))
                .toList();
    }

    private static Set<String> names(Pattern pattern, List<String> texts) {
        Set<String> names = new TreeSet<>();
        all(pattern, texts).forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static List<MatchResult> all(Pattern pattern, List<String> texts) {
        return texts.stream()
                .flatMap(text ->
                        pattern.matcher(text.replaceAll("(?m)^\\s*#.*", "")).results())
                .toList();
    }
}
