package ytv2.service.build;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Which program answers, and which build of it.
@ConfigMapping(prefix = "ytv2.build")
public interface BuildConfig {

    /// The program's name.
    String service();

    /// The commit that was built, as the host tells it.
    @WithDefault("unknown")
    String commit();
}
