package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ytv2.migration.cast.Note;
import ytv2.migration.merge.Conflict;
import ytv2.migration.target.BatchSteps;
import ytv2.migration.target.BatchSteps.Step;
import ytv2.migration.target.Outcome;

/// What a run has done, in numbers.
final class Tally {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> notes = new TreeMap<>();
    private BatchSteps steps = new BatchSteps();
    private long conflicts;
    private long undecided;
    private long rejected;

    void add(Outcome outcome, long count) {
        long _ = outcomes.merge(outcome, count, Long::sum);
    }

    void add(Note note) {
        String reason = note.kind().name().toLowerCase(Locale.ROOT) + " "
                + note.row().table().sqlName() + "." + note.column() + ": " + note.reason();
        long _ = notes.merge(reason, 1L, Long::sum);
        rejected += note.kind() == Note.Kind.REJECTED ? 1 : 0;
    }

    void add(Conflict conflict) {
        conflicts++;
        undecided += conflict.undecided() ? 1 : 0;
    }

    long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    long conflicts() {
        return conflicts;
    }

    long undecided() {
        return undecided;
    }

    /// Tells how long PostgreSQL took, too.
    void time(BatchSteps steps) {
        this.steps = steps;
    }

    /// Counts a video that PostgreSQL refuses.
    void addRefused() {
        rejected++;
        long _ = notes.merge("rejected: PostgreSQL refuses it", 1L, Long::sum);
    }

    /// Rows, and values in rows, that are not taken.
    long rejected() {
        return rejected;
    }

    /// How often each thing was noted.
    Map<String, Long> notes() {
        return Map.copyOf(notes);
    }

    ObjectNode outcomesJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Outcome outcome : Outcome.values()) {
            json.put(outcome.slug(), count(outcome));
        }
        return json;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("outcomes", outcomesJson());
        json.put("conflicts", conflicts);
        json.put("undecided_conflicts", undecided);
        ObjectNode reasons = json.putObject("notes");
        notes.forEach(reasons::put);
        ObjectNode seconds = json.putObject("postgres_seconds");
        for (Step step : Step.values()) {
            seconds.put(step.name().toLowerCase(Locale.ROOT), steps.of(step).toMillis() / 1000.0);
        }
        return json;
    }
}
