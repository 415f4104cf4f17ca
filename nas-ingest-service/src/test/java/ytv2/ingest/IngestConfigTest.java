package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class IngestConfigTest {

    @Test
    void defaultsAreThese() {
        IngestConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .build()
                .getConfigMapping(IngestConfig.class);

        assertThat(config.token()).isEmpty();
        assertThat(config.report().maxSize().asLongValue()).isEqualTo(16 << 20);
        assertThat(config.report().bodyTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.report().roomPatience()).isEqualTo(Duration.ofSeconds(25));
        assertThat(config.report().silence()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.media().maxAudioSize().asLongValue()).isEqualTo(200 << 20);
        assertThat(config.media().maxImageSize().asLongValue()).isEqualTo(10 << 20);
        assertThat(config.media().bodyTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.media().sweepInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.media().stagedAge()).isEqualTo(Duration.ofHours(1));
        assertThat(config.deletion().lateWindow()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void whoIsSilentIsToldBeforeTheConnectionEnds() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = IngestConfig.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }

        assertThat(Duration.parse(settings.getProperty("quarkus.http.read-timeout")))
                .isGreaterThan(Duration.ofSeconds(35));
    }
}
