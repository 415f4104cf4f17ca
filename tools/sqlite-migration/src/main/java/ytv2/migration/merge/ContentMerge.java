package ytv2.migration.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.migration.cast.CastContent;
import ytv2.migration.cast.Field;
import ytv2.migration.source.Side;
import ytv2.model.SentTime;

/// Makes one row of `content` out of those that the files have for a video. The row that was changed last is right;
/// the others fill in what it does not know. Categories are decided by themselves: those set by hand, and of these the
/// newest.
final class ContentMerge {

    /// The processing side writes what a video is; in doubt it knows better.
    private static final Comparator<CastContent> NEWEST_FIRST = Comparator.comparing(
                    (CastContent row) -> row.touchedAt().map(SentTime::instant).orElse(Instant.MIN))
            .reversed()
            .thenComparing(row -> row.row().side())
            .thenComparing(row -> row.row().rowid());

    private final String videoId;
    private final List<CastContent> rows;
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final List<Conflict> conflicts = new ArrayList<>();

    private ContentMerge(String videoId, List<CastContent> rows) {
        this.videoId = videoId;
        this.rows = rows.stream().sorted(NEWEST_FIRST).toList();
    }

    /// The merged row.
    ///
    /// @param curated whether its categories were set by hand
    record Result(Map<Field, String> values, boolean curated, List<Conflict> conflicts) {}

    /// @param rows at least one
    static Result merge(String videoId, List<CastContent> rows) {
        return new ContentMerge(videoId, rows).merge();
    }

    private Result merge() {
        for (Field field : Field.values()) {
            switch (field) {
                case CREATED_AT -> putTime(field, Comparator.naturalOrder());
                case UPDATED_AT -> putTime(field, Comparator.reverseOrder());
                case SUBCATEGORIES_JSON -> {} // below
                case LEGACY -> putLegacy();
                default -> put(field);
            }
        }
        Optional<CastContent> categories = categories();
        categories.ifPresent(row -> values.put(
                Field.SUBCATEGORIES_JSON, value(row, Field.SUBCATEGORIES_JSON).orElseThrow()));
        return new Result(values, categories.filter(CastContent::curated).isPresent(), conflicts);
    }

    private void put(Field field) {
        Optional<CastContent> known = rows.stream()
                .filter(row -> value(row, field)
                        .filter(value -> !field.isFiller(value))
                        .isPresent())
                .findFirst();
        Optional<CastContent> winner = known.or(
                () -> rows.stream().filter(row -> value(row, field).isPresent()).findFirst());
        winner.ifPresent(row -> {
            values.put(field, value(row, field).orElseThrow());
            boolean newest = row == rows.getFirst();
            report(field, row, newest ? "changed last" : "the other does not know it", false);
        });
    }

    private void putTime(Field field, Comparator<Instant> order) {
        rows.stream()
                .flatMap(row -> value(row, field).stream())
                .map(Instant::parse)
                .min(order)
                .ifPresent(time -> values.put(field, time.toString()));
    }

    private void putLegacy() {
        LegacyMerge.merge(rows.stream()
                        .flatMap(row -> value(row, Field.LEGACY).stream())
                        .toList())
                .ifPresent(merged -> values.put(Field.LEGACY, merged));
    }

    private Optional<CastContent> categories() {
        List<CastContent> categorised = rows.stream()
                .filter(row -> value(row, Field.SUBCATEGORIES_JSON).isPresent())
                .sorted(Comparator.comparing((CastContent row) -> !row.curated()))
                .toList();
        if (categorised.isEmpty()) {
            return Optional.empty();
        }
        CastContent winner = categorised.getFirst();
        List<CastContent> rivals = categorised.stream()
                .filter(row -> row.curated() == categorised.getFirst().curated())
                .filter(row -> !Objects.equals(
                        value(row, Field.SUBCATEGORIES_JSON), value(categorised.getFirst(), Field.SUBCATEGORIES_JSON)))
                .toList();
        if (rivals.isEmpty()) {
            report(Field.SUBCATEGORIES_JSON, winner, "set by hand", false);
            return Optional.of(winner);
        }
        return Optional.of(decided(winner, rivals));
    }

    /// Of two that were set by hand the newer; where times do not tell, that of the dashboard, where people do it.
    private CastContent decided(CastContent newest, List<CastContent> rivals) {
        boolean known = TimeOrder.of(newest.touchedAt(), rivals.getFirst().touchedAt()) == TimeOrder.AFTER;
        CastContent winner = known
                ? newest
                : Stream.concat(Stream.of(newest), rivals.stream())
                        .filter(row -> row.row().side() == Side.DASHBOARD)
                        .findFirst()
                        .orElse(newest);
        report(
                Field.SUBCATEGORIES_JSON,
                winner,
                known ? "the newer categorisation" : "times do not tell which is newer: the dashboard's is kept",
                !known);
        return winner;
    }

    private void report(Field field, CastContent winner, String rule, boolean undecided) {
        Optional<String> nas = value(Side.NAS, field);
        Optional<String> dashboard = value(Side.DASHBOARD, field);
        if (rows.stream().map(row -> row.row().side()).distinct().count() > 1 && !nas.equals(dashboard)) {
            conflicts.add(new Conflict(
                    videoId,
                    field.column(),
                    nas.orElse(""),
                    dashboard.orElse(""),
                    winner.row().side(),
                    rule,
                    undecided));
        }
    }

    private Optional<String> value(Side side, Field field) {
        return rows.stream()
                .filter(row -> row.row().side() == side)
                .flatMap(row -> value(row, field).stream())
                .findFirst();
    }

    private static Optional<String> value(CastContent row, Field field) {
        return Optional.ofNullable(row.values().get(field));
    }
}
