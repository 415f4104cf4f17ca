package ytv2.ingest.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ytv2.ingest.IngestConfig;
import ytv2.service.problem.ProblemException;

final class DeletionBodyReaderTest {

    @Test
    void bodyMayTakeAsLongAsThatOfAReport() {
        assertThat(read("PT30S")).isNotNull();
        assertThatThrownBy(() -> read("PT0S"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        slow -> assertThat(slow.status()).isEqualTo(408));
    }

    private static DeletionPayload read(String patience) {
        IngestConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("ytv2.ingest.report.body-timeout", patience), "the test", 100))
                .build()
                .getConfigMapping(IngestConfig.class);
        return new DeletionBodyReader(() -> config)
                .readFrom(
                        DeletionPayload.class,
                        DeletionPayload.class,
                        new Annotation[0],
                        MediaType.WILDCARD_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream("{\"files\":[\"a\"]}".getBytes(StandardCharsets.UTF_8)));
    }
}
