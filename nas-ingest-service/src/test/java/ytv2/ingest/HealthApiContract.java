package ytv2.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.testing.Given;
import ytv2.service.testing.PostgresResource;
import ytv2.service.testing.ServiceDatabase;

@WithTestResource(
        value = PostgresResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = PostgresResource.ROLE, value = "ytv2_ingest"))
abstract class HealthApiContract {

    @Given
    ServiceDatabase database;

    @Test
    void databaseHealthIsOk() throws Exception {
        given().when().get("/health/db").then().statusCode(200);
        try (Session s = database.superuser()) {
            assertThat(s.column("SELECT usename FROM pg_stat_activity WHERE application_name = 'nas-ingest-service'"))
                    .containsOnly("ytv2_ingest");
        }
    }
}
