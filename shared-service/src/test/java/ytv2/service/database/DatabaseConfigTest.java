package ytv2.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DatabaseConfigTest {

    @Test
    void defaultsAreThese() {
        Map<String, String> required = Map.of(
                "ytv2.database.url",
                "postgres://u:p@h/d",
                "ytv2.database.statement-timeout",
                "PT10S",
                "ytv2.database.lock-timeout",
                "PT8S");
        DatabaseConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(required, "test", 100))
                .withMapping(DatabaseConfig.class)
                .build()
                .getConfigMapping(DatabaseConfig.class);

        assertThat(config.role()).isEmpty();
        assertThat(config.readOnly()).isFalse();
        assertThat(config.poolSize()).isEqualTo(4);
        assertThat(config.waitQueueSize()).isEqualTo(1000);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.maxLifetime()).isEqualTo(Duration.ofMinutes(30));
    }
}
