package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// `deploy/render.yaml`, against the
/// [Blueprint specification](https://render.com/docs/blueprint-spec) and the rest of the checkout.
class RenderBlueprintTest {

    private static final String SCHEMA = "render.schema.json";

    private final JsonNode blueprint = Repository.yaml("deploy/render.yaml");

    @Test
    void keepsToTheSpecification() {
        assertThat(JsonSchemas.violations(SCHEMA, blueprint)).isEmpty();
    }

    @Test
    void schemaRefusesWhatRenderRefuses() {
        ObjectNode broken = blueprint.deepCopy();
        ((ObjectNode) broken.path("services").path(0)).put("healthCheckPath", "/health");
        ((ObjectNode) broken.path("databases").path(0))
                .put("postgresMajorVersion", 17)
                .put("memory", 1);

        assertThat(JsonSchemas.violations(SCHEMA, broken)).hasSize(3);
    }

    @Test
    void namesTheDatabaseOfTheProduct() {
        JsonNode database = blueprint.path("databases").path(0);

        assertThat(database.path("name").asText()).isEqualTo("ytv2-database");
        assertThat(database.path("plan").asText()).isEqualTo("basic-1gb");
        assertThat(database.path("ipAllowList")).isEmpty();
    }

    @Test
    void staysInOneRegion() {
        assertThat(blueprint.findValuesAsText("region")).hasSize(3).containsOnly("oregon");
    }

    @Test
    void refersToWhatItDeclares() {
        assertThat(variables("fromDatabase").map(variable -> name(variable.path("fromDatabase"))))
                .hasSize(2)
                .allMatch(named("databases")::contains);
        Set<String> services = Set.copyOf(elements(blueprint.path("services"))
                .map(service -> service.path("type").asText() + " " + name(service))
                .toList());
        assertThat(variables("fromService")
                        .map(variable -> variable.path("fromService"))
                        .map(reference -> reference.path("type").asText() + " " + name(reference)))
                .isNotEmpty()
                .allMatch(services::contains);
    }

    @Test
    void setsOnlyVariablesThatAreDocumented() {
        assertThat(ConfigurationDocument.read().variables()).containsAll(blueprint.findValuesAsText("key"));
    }

    /// A service that names another's `hostport` or its own port depends on it being the same.
    @Test
    void bothServicesListenOnRendersPort() {
        assertThat(variables("value")
                        .filter(variable -> variable.path("key").asText().equals("PORT"))
                        .map(variable -> variable.path("value").asText()))
                .containsExactly("10000", "10000");
    }

    /// The dashboard has no disk, and streams from the service that has.
    @Test
    void uploadsLieOnADisk() {
        assertThat(variables("value")
                        .filter(variable -> variable.path("key").asText().equals("EXPORTS_DIR"))
                        .map(variable -> variable.path("value").asText()))
                .containsExactlyElementsOf(blueprint.findValuesAsText("mountPath"))
                .hasSize(1);
    }

    @Test
    void holdsNoSecret() {
        List<String> secrets = variables("value")
                .map(variable -> variable.path("key").asText())
                .filter(key -> key.matches(".*(TOKEN|SECRET|PASSWORD|KEY|DATABASE_URL).*"))
                .toList();

        assertThat(secrets).isEmpty();
        assertThat(Repository.text("deploy/render.yaml")).doesNotContainPattern("postgres(ql)?://");
    }

    @Test
    void buildsImagesThatAreThere() {
        assertThat(blueprint.findValuesAsText("dockerfilePath"))
                .hasSize(2)
                .allMatch(path -> Files.exists(Repository.path(path)));
    }

    @Test
    void onlyTheDashboardIsPublic() {
        assertThat(elements(blueprint.path("services"))
                        .filter(service -> service.path("type").asText().equals("web"))
                        .map(RenderBlueprintTest::name))
                .containsExactly("dashboard-api-service");
    }

    private Stream<JsonNode> variables(String kind) {
        return elements(blueprint.path("services"))
                .flatMap(service -> elements(service.path("envVars")))
                .filter(variable -> variable.has(kind));
    }

    private List<String> named(String list) {
        return elements(blueprint.path(list)).map(RenderBlueprintTest::name).toList();
    }

    private static String name(JsonNode node) {
        return node.path("name").asText();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
