package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.TestDatabase;

/// The schema step as render.yaml and compose.yaml run it, with the ingest image's launcher.
class SchemaStepIT {

    @Test
    void renderAndComposeRunTheSameStep() {
        assertThat(renderStep()).isEqualTo(composeStep());
    }

    @Test
    void bringsAnEmptyDatabaseUpToDateOnceOnly() throws IOException, InterruptedException, SQLException {
        try (TestDatabase database = TestDatabase.empty()) {
            Map<String, String> environment =
                    Map.of("DATABASE_URL", database.url("ytv2_owner").toUri());

            ContainerRun first = ContainerRun.start("ingest", composeStep(), environment);
            assertThat(first.process().waitFor()).as(first.printed()).isZero();
            ContainerRun second = ContainerRun.start("ingest", composeStep(), environment);

            assertThat(second.process().waitFor()).as(second.printed()).isZero();
            assertThat(second.printed()).contains("(0 migrations applied)");
        }
    }

    /// Render keeps the old instances, and compose starts no service, only if a failure is one to them too.
    @Test
    void failsWithoutItsDatabase() throws IOException, InterruptedException {
        ContainerRun run = ContainerRun.start(
                "ingest", composeStep(), Map.of("DATABASE_URL", "postgres://nobody:nothing@127.0.0.1:1/none"));

        assertThat(run.process().waitFor()).as(run.printed()).isNotZero();
    }

    private static List<String> renderStep() {
        JsonNode ingest = Repository.yaml("deploy/render.yaml").at("/services/0");
        return command(List.of(ingest.path("preDeployCommand").asText().split(" ")));
    }

    private static List<String> composeStep() {
        List<String> arguments = new ArrayList<>();
        Repository.yaml("deploy/compose.yaml")
                .at("/services/schema/command")
                .forEach(argument -> arguments.add(argument.asText()));
        return command(arguments);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command =
                new ArrayList<>(Containerfile.read("ingest").last("ENTRYPOINT").exec());
        command.addAll(arguments);
        return command;
    }
}
