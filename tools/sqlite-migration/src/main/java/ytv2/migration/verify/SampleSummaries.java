package ytv2.migration.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.migration.merge.MergedSummary;
import ytv2.migration.merge.MergedVideo;

/// A few summaries of each sort for people to look at: the shortest, the longest, and some that were dicts.
final class SampleSummaries {

    private static final int OF_EACH = 4;

    private static final Comparator<Sample> BY_LENGTH =
            Comparator.comparing((Sample sample) -> sample.text().length()).thenComparing(Sample::videoId);

    private final List<Sample> shortest = new ArrayList<>();
    private final List<Sample> longest = new ArrayList<>();
    private final List<Sample> dicts = new ArrayList<>();

    /// @param text as the legacy server had it, cast
    /// @param html as PostgreSQL has it
    record Sample(String sort, String videoId, String variant, String text, String html) {}

    void offer(MergedVideo.Stored expected, StoredVideo found) {
        for (MergedSummary summary : expected.summaries()) {
            Optional<StoredSummary> same = found.summaries().stream()
                    .filter(stored -> stored.variant().equals(summary.variant().name())
                            && stored.revision() == summary.revision())
                    .findFirst();
            same.ifPresent(stored -> offer(expected.videoId().value(), summary, stored));
        }
    }

    private void offer(String videoId, MergedSummary summary, StoredSummary stored) {
        keep(shortest, sample("short", videoId, summary, stored), BY_LENGTH);
        keep(longest, sample("long", videoId, summary, stored), BY_LENGTH.reversed());
        if (summary.document().isPresent()) {
            keep(dicts, sample("dict as text", videoId, summary, stored), BY_LENGTH.reversed());
        }
    }

    private static Sample sample(String sort, String videoId, MergedSummary summary, StoredSummary stored) {
        return new Sample(
                sort, videoId, summary.variant().name(), summary.body().text(), stored.html());
    }

    private static void keep(List<Sample> kept, Sample sample, Comparator<Sample> order) {
        kept.add(sample);
        kept.sort(order);
        if (kept.size() > OF_EACH) {
            Sample _ = kept.removeLast();
        }
    }

    List<Sample> all() {
        return Stream.of(shortest, longest, dicts).flatMap(List::stream).toList();
    }
}
