package ytv2.service.build;

import jakarta.inject.Singleton;

/// The commit that was built. Kept, because the configuration makes its mapping anew for whoever asks.
@Singleton
final class Commit {

    private final String name;

    Commit(BuildConfig config) {
        this.name = config.commit();
    }

    String name() {
        return name;
    }
}
