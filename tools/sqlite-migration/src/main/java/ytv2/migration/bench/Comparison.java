package ytv2.migration.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ytv2.migration.ProgressLine;

/// Measures both stores by turns, so that what else the machine does slows both.
final class Comparison {

    /// Takes so long that it tells enough when it is done a few times.
    private static final int SCANS = 3;

    /// What the old system may be faster by before it counts as a regression.
    private static final double MOST = 1.2;

    private final Store sqlite;
    private final Store postgres;
    private final int times;
    private final Map<Operation, Timing> ofSqlite = new EnumMap<>(Operation.class);
    private final Map<Operation, Timing> ofPostgres = new EnumMap<>(Operation.class);

    /// @param times that each operation is measured
    Comparison(Store sqlite, Store postgres, int times) {
        this.sqlite = sqlite;
        this.postgres = postgres;
        this.times = times;
    }

    /// How many times something is done.
    long steps() {
        return Stream.of(Operation.values())
                .mapToLong(operation -> warmUp(operation) + times(operation))
                .sum();
    }

    void measure(ProgressLine progress) throws SQLException {
        for (Operation operation : Operation.values()) {
            int warmUp = warmUp(operation);
            long[] here = new long[times(operation)];
            long[] there = new long[times(operation)];
            for (int i = -warmUp; i < here.length; i++) {
                long sqliteNanos = time(sqlite, operation, i + warmUp);
                long postgresNanos = time(postgres, operation, i + warmUp);
                if (i >= 0) {
                    here[i] = sqliteNanos;
                    there[i] = postgresNanos;
                }
                progress.add(1);
            }
            Timing _ = ofSqlite.put(operation, Timing.of(here));
            Timing _ = ofPostgres.put(operation, Timing.of(there));
        }
    }

    private int times(Operation operation) {
        return operation == Operation.SCAN ? SCANS : times;
    }

    /// Neither the machine code of Java nor the caches are there the first times.
    private int warmUp(Operation operation) {
        return operation == Operation.SCAN ? 1 : times / 4;
    }

    private static long time(Store store, Operation operation, int number) throws SQLException {
        long begun = System.nanoTime();
        long characters = store.run(operation, number);
        long nanos = System.nanoTime() - begun;
        if (operation.reads() && characters == 0) {
            throw new IllegalStateException(
                    operation + " finds nothing in " + store.getClass().getSimpleName());
        }
        return nanos;
    }

    /// A table for people.
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%-38s %22s %22s %8s%n", "milliseconds: median (95 %)", "SQLite", "PostgreSQL", "ratio"));
        for (Operation operation : Operation.values()) {
            Timing here = timing(ofSqlite, operation);
            Timing there = timing(ofPostgres, operation);
            double ratio = there.median() / here.median();
            text.append(String.format(
                    Locale.ROOT,
                    "%-38s %12.3f (%7.3f) %12.3f (%7.3f) %8.2f%s%n",
                    operation.slug() + ": " + operation.meaning(),
                    here.median(),
                    here.p95(),
                    there.median(),
                    there.p95(),
                    ratio,
                    ratio > MOST ? "  slower" : ""));
        }
        return text.toString();
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Operation operation : Operation.values()) {
            ObjectNode row = json.putObject(operation.slug());
            row.set("sqlite", timing(ofSqlite, operation).toJson());
            row.set("postgres", timing(ofPostgres, operation).toJson());
        }
        return json;
    }

    private static Timing timing(Map<Operation, Timing> timings, Operation operation) {
        Timing timing = timings.get(operation);
        if (timing == null) {
            throw new IllegalStateException(operation + " is not measured yet");
        }
        return timing;
    }
}
