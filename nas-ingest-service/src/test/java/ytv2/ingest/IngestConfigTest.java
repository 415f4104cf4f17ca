package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
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
        assertThat(config.media().maxAudioSize().asLongValue()).isEqualTo(200 << 20);
        assertThat(config.media().maxImageSize().asLongValue()).isEqualTo(10 << 20);
        assertThat(config.media().bodyTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.media().sweepInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.media().stagedAge()).isEqualTo(Duration.ofHours(1));
        assertThat(config.deletion().lateWindow()).isEqualTo(Duration.ofMinutes(15));
    }
}
