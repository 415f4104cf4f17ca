package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// `deploy/compose.yaml`, against the
/// [Compose specification](https://github.com/compose-spec/compose-spec/blob/main/spec.md) and the rest of the
/// checkout.
class ComposeFileTest {

    private static final String SCHEMA = "compose.schema.json";

    private final String text = Repository.text("deploy/compose.yaml");
    private final JsonNode compose = Repository.yaml("deploy/compose.yaml");
    private final JsonNode services = compose.path("services");

    @Test
    void keepsToTheSpecification() {
        assertThat(JsonSchemas.violations(SCHEMA, compose)).isEmpty();
    }

    @Test
    void schemaRefusesAWiderDoor() {
        ObjectNode broken = compose.deepCopy();
        ((ObjectNode) broken.path("services").path("ingest"))
                .put("privileged", true)
                .putArray("ports")
                .add("8081:8081");

        assertThat(JsonSchemas.violations(SCHEMA, broken)).hasSize(2);
    }

    @Test
    void waitsOnlyForServicesThatAreThereAndCanBeWaitedFor() {
        for (JsonNode service : services) {
            service.path("depends_on").properties().forEach(entry -> {
                JsonNode awaited = services.path(entry.getKey());
                String condition = entry.getValue().path("condition").asText();
                assertThat(awaited.isObject()).as(entry.getKey()).isTrue();
                if (condition.equals("service_healthy")) {
                    assertThat(awaited.path("healthcheck").has("test")).isTrue();
                }
                if (condition.equals("service_completed_successfully")) {
                    assertThat(awaited.path("restart").asText()).isEqualTo("no");
                }
            });
        }
    }

    @Test
    void servicesWaitForTheSchema() {
        assertThat(List.of("ingest", "dashboard"))
                .allMatch(name -> services.path(name).path("depends_on").has("schema"));
    }

    @Test
    void mountsVolumesAndFilesThatAreThere() {
        for (String volume : strings("volumes")) {
            String source = volume.replaceFirst("^\\$\\{\\w+:-(\\w+)}", "$1").split(":")[0];
            assertThat(
                            source.startsWith("./")
                                    ? Files.exists(Repository.path("deploy").resolve(source))
                                    : compose.path("volumes").has(source))
                    .as(volume)
                    .isTrue();
        }
    }

    /// The ingest service writes what the dashboard only reads.
    @Test
    void bothServicesSeeOneDirectoryOfExports() {
        String source = "${EXPORTS_DIR:-exports}:";
        String directory =
                services.path("ingest").path("environment").path("EXPORTS_DIR").asText();

        assertThat(strings("volumes")).contains(source + directory, source + directory + ":ro");
        assertThat(services.path("dashboard")
                        .path("environment")
                        .path("EXPORTS_DIR")
                        .asText())
                .isEqualTo(directory);
        assertThat(Containerfile.read("ingest").all("RUN").map(Containerfile.Instruction::arguments))
                .anyMatch(run -> run.endsWith(" " + directory));
    }

    @Test
    void deletesInTheBrowserCanBeSetUp() {
        for (String name : List.of("ingest", "dashboard")) {
            assertThat(services.path(name)
                            .path("environment")
                            .path("DASHBOARD_TOKEN")
                            .asText())
                    .isEqualTo("${DASHBOARD_TOKEN:-}");
        }
        assertThat(services.path("dashboard").path("environment").has("DASHBOARD_PASSWORD"))
                .isTrue();
    }

    @Test
    void buildsImagesThatAreThereAndPinsTheOthers() {
        for (JsonNode service : services) {
            if (service.has("build")) {
                assertThat(Repository.path("deploy")
                                .resolve(service.path("build").path("context").asText())
                                .resolve(
                                        service.path("build").path("dockerfile").asText()))
                        .exists();
            } else {
                assertThat(service.path("image").asText()).matches("[a-z/]+:[0-9]+.*");
            }
        }
    }

    @Test
    void portsAndAddressesAreThoseOfTheImages() {
        for (String name : List.of("ingest", "dashboard")) {
            String port = Containerfile.read(name).last("EXPOSE").arguments();
            assertThat(services.path(name).path("ports").path(0).asText()).endsWith(":" + port);
        }
        assertThat(services.path("dashboard")
                        .path("environment")
                        .path("INGEST_URL")
                        .asText())
                .isEqualTo("http://ingest:"
                        + Containerfile.read("ingest").last("EXPOSE").arguments());
    }

    @Test
    void exampleFileNamesEveryVariableAndNoSecret() {
        Map<String, String> example = Repository.lines("deploy/.env.example").stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Set<String> required = matches("\\$\\{(\\w+):\\?");
        Set<String> empty = new TreeSet<>(required);
        empty.addAll(matches("\\$\\{(\\w+):(?:\\+|-\\})"));

        assertThat(example.keySet()).isEqualTo(matches("\\$\\{(\\w+)"));
        assertThat(example.entrySet().stream().filter(entry -> entry.getValue().isEmpty()))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(empty);
        assertThat(required).allMatch(name -> name.matches(".*(PASSWORD|TOKEN)"));
    }

    @Test
    void setsOnlyVariablesThatAreDocumented() {
        Set<String> set = new TreeSet<>(matches("\\$\\{(\\w+)"));
        services.forEach(service -> service.path("environment").fieldNames().forEachRemaining(set::add));

        assertThat(ConfigurationDocument.read().variables()).containsAll(set);
    }

    private Set<String> matches(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> strings(String key) {
        return StreamSupport.stream(services.spliterator(), false)
                .flatMap(service -> service.path(key).isArray()
                        ? StreamSupport.stream(service.path(key).spliterator(), false)
                        : Stream.<JsonNode>empty())
                .map(JsonNode::asText)
                .toList();
    }
}
