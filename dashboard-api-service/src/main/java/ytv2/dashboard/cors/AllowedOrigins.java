package ytv2.dashboard.cors;

import jakarta.inject.Singleton;
import java.util.Set;
import ytv2.dashboard.DashboardConfig;

/// The origins whose pages may read the answers.
@Singleton
final class AllowedOrigins {

    private final Set<String> origins;

    AllowedOrigins(DashboardConfig config) {
        this.origins = config.cors().origins().map(Set::copyOf).orElse(Set.of());
    }

    boolean isEmpty() {
        return origins.isEmpty();
    }

    boolean contains(String origin) {
        return origins.contains(origin);
    }
}
