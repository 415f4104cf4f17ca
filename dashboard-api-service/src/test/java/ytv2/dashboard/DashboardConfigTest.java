package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.DashboardConfig.CardSource;

final class DashboardConfigTest {

    private static DashboardConfig config(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(DashboardConfig.class)
                .withDefaultValue("quarkus.application.version", "1.2.3")
                .withDefaultValues(values)
                .build();
        return config.getConfigMapping(DashboardConfig.class);
    }

    @Test
    void defaultsAreTheTableAndTheBuildsVersion() {
        DashboardConfig config = config(Map.of());

        assertThat(config.cardSource()).isEqualTo(CardSource.TABLE);
        assertThat(config.version()).isEqualTo("1.2.3");
        assertThat(config.cache().size().asLongValue()).isEqualTo(32 * 1024 * 1024);
        assertThat(config.cache().lag()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.branch()).isEqualTo("unknown");
        assertThat(config.live().databaseUrl()).isEmpty();
        assertThat(config.live().maxClients()).isEqualTo(5000);
        assertThat(config.gateway().patience()).isEqualTo(Duration.ofSeconds(25));
        assertThat(config.gateway().silence()).isEqualTo(Duration.ofSeconds(35));
        assertThat(config.gateway().connections()).isEqualTo(256);
        assertThat(config.live().keepAlive()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void nothingIsServedFromDirectoriesOrToOtherOrigins() {
        DashboardConfig config = config(Map.of("ytv2.dashboard.cors.origins", ""));

        assertThat(config.frontend().directory()).isEmpty();
        assertThat(config.frontend().autoPlay()).isFalse();
        assertThat(config.cors().origins()).isEmpty();
    }

    @Test
    void cardsMayComeFromTheView() {
        assertThat(config(Map.of("ytv2.dashboard.card-source", "view")).cardSource())
                .isEqualTo(CardSource.VIEW);
        assertThat(CardSource.VIEW.relation()).isEqualTo("v_report_card");
        assertThat(CardSource.TABLE.relation()).isEqualTo("report_card");
    }

    @Test
    void otherSourcesAreRefused() {
        assertThatThrownBy(() -> config(Map.of("ytv2.dashboard.card-source", "content; DROP TABLE content")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ytv2.dashboard.card-source");
    }
}
