package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.migration.ExitCode;
import ytv2.migration.target.Outcome;

/// What a run has done, for people and for programs.
///
/// @param curated empty after a dry run
/// @param lists the files with the long lists
record RunResult(boolean dry, ObjectNode sources, Tally tally, Optional<CuratedAccount> curated, List<Path> lists) {

    /// Further reasons stand in the list of notes.
    private static final int REASONS_SHOWN = 12;

    int exitCode() {
        if (curated.filter(account -> account.count(CuratedAccount.Fate.UNEXPLAINED) > 0)
                .isPresent()) {
            return ExitCode.FAILED;
        }
        return hasRejects() ? ExitCode.REJECTS : ExitCode.DONE;
    }

    private boolean hasRejects() {
        return lists.stream().anyMatch(file -> file.toString().endsWith("-rejects.jsonl"));
    }

    void print(PrintWriter out, Duration took) {
        long changed = Stream.of(Outcome.INSERTED, Outcome.UPDATED, Outcome.DELETED)
                .mapToLong(tally::count)
                .sum();
        out.printf(
                Locale.ROOT,
                "%s in %.1f s%n",
                dry ? "dry run: nothing is changed" : changed == 0 ? "nothing has changed" : "done",
                took.toMillis() / 1000.0);
        for (Outcome outcome : Outcome.values()) {
            if (tally.count(outcome) > 0) {
                out.printf(Locale.ROOT, "  %,9d %s%n", tally.count(outcome), outcome.slug());
            }
        }
        tally.notes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(REASONS_SHOWN)
                .forEach(note -> out.printf(Locale.ROOT, "  %,9d times %s%n", note.getValue(), note.getKey()));
        if (tally.conflicts() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d values differ between the files; of %,d the times do not tell which is right%n",
                    tally.conflicts(),
                    tally.undecided());
        }
        curated.map(CuratedAccount::line).ifPresent(out::println);
        lists.stream().sorted(Comparator.naturalOrder()).forEach(file -> out.println(file));
        out.flush();
    }

    ObjectNode toJson() {
        ObjectNode json = tally.toJson();
        json.put("dry_run", dry);
        json.set("sources", sources);
        curated.ifPresent(account -> json.set("curated", account.toJson()));
        var files = json.putArray("files");
        lists.forEach(file -> files.add(file.toString()));
        return json;
    }
}
