package ytv2.migration.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import ytv2.migration.cast.CastSummary;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.cast.Notes;
import ytv2.model.SummaryVariant;

/// Makes one history out of all summaries of one variant of a video: those with revisions keep them, the others follow;
/// what says the same as another is stored once.
final class SummaryMerge {

    private static final Comparator<CastSummary> IN_ORDER = Comparator.comparing(
                    (CastSummary summary) -> summary.revision().orElse(Integer.MAX_VALUE))
            .thenComparing(summary -> summary.createdAt().orElse(Instant.MIN))
            .thenComparing(summary -> summary.row().side())
            .thenComparing(summary -> summary.row().rowid());

    private final SummaryVariant variant;
    private final Instant fallback;
    private final Notes notes;
    private final Map<Integer, CastSummary> revisions = new TreeMap<>();

    private SummaryMerge(SummaryVariant variant, Instant fallback, Notes notes) {
        this.variant = variant;
        this.fallback = fallback;
        this.notes = notes;
    }

    /// @param summaries of one video
    /// @param fallback when those were made that do not say
    /// @param notes learn of those that are stored once for several rows
    static List<MergedSummary> merge(List<CastSummary> summaries, Instant fallback, Notes notes) {
        Map<String, List<CastSummary>> variants = new TreeMap<>();
        summaries.forEach(summary -> variants.computeIfAbsent(summary.variant().name(), _ -> new ArrayList<>())
                .add(summary));
        return variants.values().stream()
                .flatMap(history ->
                        new SummaryMerge(history.getFirst().variant(), fallback, notes).merge(history).stream())
                .toList();
    }

    private List<MergedSummary> merge(List<CastSummary> history) {
        List<CastSummary> unnumbered = new ArrayList<>();
        for (CastSummary summary : history.stream().sorted(IN_ORDER).toList()) {
            boolean free = summary.revision()
                    .filter(number -> !revisions.containsKey(number))
                    .isPresent();
            if (free) {
                revisions.put(summary.revision().orElseThrow(), summary);
            } else {
                unnumbered.add(summary);
            }
        }
        unnumbered.forEach(this::append);
        int latest = latest(history);
        return revisions.entrySet().stream()
                .map(entry -> merged(entry.getKey(), entry.getValue(), entry.getKey() == latest))
                .toList();
    }

    private void append(CastSummary summary) {
        Optional<Integer> same = saysTheSame(summary);
        if (same.isPresent()) {
            join(same.get(), summary);
            return;
        }
        int last = revisions.keySet().stream().max(Comparator.naturalOrder()).orElse(0);
        revisions.put(last + 1, summary);
    }

    /// Keeps the document of either.
    private void join(int revision, CastSummary summary) {
        CastSummary kept = Objects.requireNonNull(revisions.get(revision));
        if (kept.document().isEmpty()) {
            revisions.put(revision, kept.withDocument(summary.document()));
        }
        // the same row in both files is nothing to tell
        if (kept.row().side() == summary.row().side()
                || (kept.document().isPresent() && !kept.document().equals(summary.document()))) {
            notes.add(summary.row(), Kind.LEFT_OUT, "says what another summary of " + variant + " says");
        }
    }

    private Optional<Integer> saysTheSame(CastSummary summary) {
        return revisions.entrySet().stream()
                .filter(entry -> entry.getValue().body().equals(summary.body()))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    /// The revision that a file takes for the newest; if several do, the one made last, and of these the one with the
    /// highest number.
    private int latest(List<CastSummary> history) {
        return history.stream()
                .filter(CastSummary::latest)
                .max(Comparator.comparing(
                                (CastSummary summary) -> summary.createdAt().orElse(Instant.MIN))
                        .thenComparing(summary -> summary.revision().isPresent())
                        .thenComparing(summary -> summary.revision().orElse(0)))
                .flatMap(this::number)
                .orElseGet(() -> revisions.keySet().stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private Optional<Integer> number(CastSummary summary) {
        return revisions.entrySet().stream()
                .filter(entry -> entry.getValue() == summary)
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> saysTheSame(summary));
    }

    private MergedSummary merged(int revision, CastSummary summary, boolean latest) {
        return new MergedSummary(
                variant,
                revision,
                summary.body(),
                summary.document(),
                latest,
                summary.createdAt().orElse(fallback));
    }
}
