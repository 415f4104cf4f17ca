package ytv2.migration.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ytv2.migration.cast.Field;
import ytv2.migration.merge.MergedSummary;
import ytv2.migration.merge.MergedVideo;
import ytv2.migration.verify.Difference.Kind;

/// Compares one video of the files with the one that PostgreSQL has.
///
/// What was written once, by a migration, must be exactly what the files say. After further passes what the files said
/// before may still be there too. Uploads change where files are, and nothing else.
public final class VideoComparison {

    /// What grows with every pass, and never loses what it had.
    private static final Set<Field> GROWING = Set.of(Field.LEGACY, Field.ANALYSIS_JSON);

    /// What a second write sets anew, or keeps from before.
    private static final Set<Field> OF_THE_WRITE = Set.of(Field.UPDATED_AT, Field.CREATED_AT);

    private final MergedVideo.Stored expected;
    private final StoredVideo found;
    private final boolean once;
    private final List<Difference> differences = new ArrayList<>();

    private VideoComparison(MergedVideo.Stored expected, StoredVideo found) {
        this.expected = expected;
        this.found = found;
        this.once = found.writes() == 1;
    }

    /// @return empty if both say the same
    public static List<Difference> compare(MergedVideo.Stored expected, StoredVideo found) {
        VideoComparison comparison = new VideoComparison(expected, found);
        for (Field field : Field.values()) {
            comparison.compare(field);
        }
        comparison.compareRest();
        comparison.compareSummaries();
        return comparison.differences;
    }

    private void compare(Field field) {
        Optional<String> wanted = value(expected.values(), field);
        Optional<String> stored = value(found.values(), field);
        boolean kept = !once
                && (wanted.isEmpty()
                        || OF_THE_WRITE.contains(field)
                        || wanted.filter(field::isFiller).isPresent());
        boolean ofAnUpload = found.uploads() > 0 && field == Field.UPDATED_AT;
        if (!kept && !ofAnUpload && !isSame(field, wanted, stored)) {
            differ(field.column(), wanted.orElse(""), stored.orElse(""));
        }
    }

    private boolean isSame(Field field, Optional<String> wanted, Optional<String> stored) {
        if (field == Field.HAS_AUDIO) {
            String heard = found.heard().isPresent() ? "t" : "f";
            return wanted.filter("t"::equals).orElse(heard).equals(stored.orElse("f"));
        }
        if (wanted.isEmpty() || stored.isEmpty()) {
            return wanted.isEmpty() && stored.isEmpty();
        }
        if (!field.type().equals("jsonb")) {
            return wanted.equals(stored);
        }
        return !once && GROWING.contains(field)
                ? JsonSame.isWithin(wanted.get(), stored.get())
                : JsonSame.isSame(wanted.get(), stored.get());
    }

    private void compareRest() {
        if (!expected.source().slug().equals(found.source())) {
            differ("content_source", expected.source().slug(), found.source());
        }
        if (expected.curated() != found.curated() && (once || expected.curated())) {
            differ("curated", Boolean.toString(expected.curated()), Boolean.toString(found.curated()));
        }
    }

    private void compareSummaries() {
        Map<String, StoredSummary> stored = found.summaries().stream()
                .collect(
                        Collectors.toMap(summary -> summary.variant() + " " + summary.revision(), Function.identity()));
        for (MergedSummary summary : expected.summaries()) {
            String name = summary.variant() + " " + summary.revision();
            StoredSummary same = stored.remove(name);
            if (once) {
                compare("summary " + name, summary, same);
            } else if (found.summaries().stream().noneMatch(other -> saysTheSame(summary, other))) {
                differ("summary " + name, summary.body().text(), same == null ? "" : same.text());
            }
        }
        if (once) {
            stored.forEach((name, summary) -> differences.add(
                    new Difference(Kind.EXTRA, found.videoId() + " summary " + name, "", summary.text())));
        }
    }

    private void compare(String name, MergedSummary wanted, @Nullable StoredSummary stored) {
        if (stored == null) {
            differences.add(new Difference(
                    Kind.MISSING, found.videoId() + " " + name, wanted.body().text(), ""));
            return;
        }
        compare(name + " text", wanted.body().text(), stored.text());
        compare(name + " html", wanted.body().html(), stored.html());
        compare(name + " is_latest", Boolean.toString(wanted.latest()), Boolean.toString(stored.latest()));
        compare(
                name + " created_at",
                wanted.createdAt().toString(),
                stored.createdAt().toString());
        String document = wanted.document().orElse("");
        String other = stored.document().orElse("");
        if (document.isEmpty() || other.isEmpty() ? !document.equals(other) : !JsonSame.isSame(document, other)) {
            differ(name + " raw_json", document, other);
        }
    }

    private void compare(String name, String wanted, String stored) {
        if (!wanted.equals(stored)) {
            differ(name, wanted, stored);
        }
    }

    private static boolean saysTheSame(MergedSummary summary, StoredSummary stored) {
        return stored.variant().equals(summary.variant().name())
                && stored.text().equals(summary.body().text())
                && stored.html().equals(summary.body().html());
    }

    private void differ(String what, String wanted, String stored) {
        differences.add(new Difference(Kind.DIFFERENT, found.videoId() + " " + what, wanted, stored));
    }

    private static Optional<String> value(Map<Field, String> values, Field field) {
        return Optional.ofNullable(values.get(field));
    }
}
