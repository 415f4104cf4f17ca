package ytv2.migration.verify;

import java.time.Instant;
import java.util.Optional;

/// A summary as PostgreSQL has it.
public record StoredSummary(
        String variant,
        int revision,
        String text,
        String html,
        Optional<String> document,
        boolean latest,
        Instant createdAt) {}
