package ytv2.service.exports;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where exported audio and images lie.
@ConfigMapping(prefix = "ytv2.exports")
public interface ExportsConfig {

    /// The directory; absent where a service does not see it.
    Optional<Path> directory();
}
