package ytv2.launcher.stack;

import java.net.URI;

/// Puts the bundled sample into a stack that is up.
@FunctionalInterface
public interface Sample {

    /// Returns when every document is stored.
    ///
    /// @param ingest the ingest service
    /// @param token its credential
    /// @return how many documents that are
    long load(URI ingest, String token);
}
