package ytv2.service.build;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Which build answers.
@ConfigMapping(prefix = "ytv2.build")
public interface BuildConfig {

    /// The commit that was built, as the host tells it.
    @WithDefault("unknown")
    String commit();
}
