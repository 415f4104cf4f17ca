package ytv2.benchmarks.ingest;

import java.util.Locale;

/// What a row has to reach.
///
/// @param value what it has reached
record IngestGoal(String text, String value, boolean met) {

    static final double AIM = 0.6;
    static final double FASTER = 3;

    /// @param row whose efficiency is known
    static IngestGoal efficient(IngestResult row) {
        double reached = row.efficiency().orElseThrow();
        return of("efficiency ≥ " + AIM, row, reached >= AIM, "%.2f", reached);
    }

    static IngestGoal faster(IngestResult row, IngestResult other) {
        double reached = row.documentsPerSecond() / other.documentsPerSecond();
        return of("≥ 3 × documents/s of " + other.name(), row, reached >= FASTER, "%.2f ×", reached);
    }

    /// A row whose requests fail reaches nothing, however fast they do.
    private static IngestGoal of(String text, IngestResult row, boolean met, String format, double reached) {
        long errors = row.service().errors();
        return errors == 0
                ? new IngestGoal(text, String.format(Locale.ROOT, format, reached), met)
                : new IngestGoal(text, errors + " errors", false);
    }
}
