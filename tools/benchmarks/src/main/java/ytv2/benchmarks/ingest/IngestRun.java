package ytv2.benchmarks.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import ytv2.benchmarks.ingest.IngestResult.Itself;
import ytv2.benchmarks.load.Load;
import ytv2.benchmarks.load.Pgbench;
import ytv2.benchmarks.load.PgbenchResult;
import ytv2.benchmarks.load.PgbenchScript;
import ytv2.benchmarks.load.Posts;
import ytv2.benchmarks.load.Wrk;
import ytv2.benchmarks.measure.Measurement;
import ytv2.benchmarks.measure.Meter;
import ytv2.benchmarks.measure.Rounds;
import ytv2.benchmarks.measure.WarmUp;
import ytv2.benchmarks.stack.BenchStack.Running;
import ytv2.launcher.Failure;
import ytv2.launcher.process.Progress;

/// Measures every row, and right after single posts what they are compared with.
final class IngestRun {

    static final int ROUNDS = 3;

    /// Of bulk requests: one of them keeps a session busy, and there is time between its transactions.
    static final int BULK_CONNECTIONS = 2;

    /// Of the documents that are posted again and again.
    private static final char KNOWN = 'k';

    private final Running service;
    private final Running postgres;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final Stored stored;
    private final PostCheck check;
    private final int connections;
    private final int seconds;
    private final Progress progress;
    private final List<String> correctness = new ArrayList<>();

    /// @param connections of wrk
    /// @param seconds of each round
    IngestRun(
            Running service,
            Running postgres,
            Wrk wrk,
            Pgbench pgbench,
            Stored stored,
            PostCheck check,
            int connections,
            int seconds,
            Progress progress) {
        this.service = service;
        this.postgres = postgres;
        this.wrk = wrk;
        this.pgbench = pgbench;
        this.stored = stored;
        this.check = check;
        this.connections = connections;
        this.seconds = seconds;
        this.progress = progress;
    }

    /// What was measured.
    ///
    /// @param correctness what became of all documents
    record Measured(IngestResult single, IngestResult bulk, IngestResult again, String correctness) {}

    /// @param scripts the statements of single posts
    Measured run(List<PgbenchScript> scripts) throws InterruptedException {
        Documents documents = check.documents();
        checkAnswers(documents);
        IngestResult single = measureSingle(documents, scripts);
        IngestResult bulk = writing("bulk", documents.bulk(), wrk.over(BULK_CONNECTIONS), BULK_CONNECTIONS);
        IngestResult again = again(documents.known(KNOWN));
        return new Measured(single, bulk, again, String.join("; ", correctness));
    }

    private void checkAnswers(Documents documents) throws InterruptedException {
        long before = stored.videos();
        List<String> known = documents.known(KNOWN).documents();
        for (String document : known) {
            check.stored(document);
            check.unchanged(document);
        }
        check.readAndRefused(documents.refused());
        check.refused(documents.empty());
        List<String> lines = documents.known('b', Documents.BATCH);
        check.bulk(lines);
        long more = stored.videos() - before;
        require(
                more == known.size() + lines.size(),
                "%d of %d documents are stored".formatted(more, known.size() + lines.size()));
    }

    private IngestResult measureSingle(Documents documents, List<PgbenchScript> scripts) throws InterruptedException {
        IngestResult single = writing("single posts", documents.fresh(), wrk, connections);
        PgbenchResult alone = alone(scripts, stored.sessions());
        double validating = serviceMicros("documents that are read and refused", documents.refused())
                - serviceMicros("requests that are refused at once", documents.empty());
        return single.with(new Itself(alone, validating));
    }

    private IngestResult writing(String name, Posts posts, Wrk its, int connections) throws InterruptedException {
        WriteMeter meter = new WriteMeter(its, service, postgres, stored);
        long videos = stored.videos();
        long accepted = wrk.accepted();
        int runs = wrk.runs();
        IngestResult result = measure(name, meter, posts, stored::videos);
        long added = stored.videos() - videos;
        long answered = (wrk.accepted() - accepted) * posts.batch();
        long underWay = (long) (wrk.runs() - runs) * connections * posts.batch();
        String line = "%s: %d documents answered, %d stored".formatted(name, answered, added);
        require(added >= answered && added <= answered + underWay, line);
        correctness.add(line);
        return result;
    }

    private IngestResult again(Posts known) throws InterruptedException {
        Meter meter = Meter.of(wrk, service.port(), service.process(), postgres.process());
        long videos = stored.videos();
        long summaries = stored.summaries();
        long accepted = wrk.accepted();
        IngestResult result = measure("same document again", meter, known, wrk::accepted);
        long added = stored.videos() - videos + stored.summaries() - summaries;
        String line = "%s: %d documents answered, %d stored".formatted(result.name(), wrk.accepted() - accepted, added);
        require(added == 0, line);
        correctness.add(line);
        return result;
    }

    /// @param documents how many there have been so far
    private IngestResult measure(String name, Rounds meter, Load load, LongSupplier documents)
            throws InterruptedException {
        warmUp(name, meter, load);
        stored.tidy();
        progress.say("measuring " + name);
        long before = documents.getAsLong();
        long log = stored.log();
        Measurement measured = meter.measure(load, ROUNDS, seconds);
        double logged = stored.log() - log;
        return new IngestResult(name, measured, logged / Math.max(1, documents.getAsLong() - before), Optional.empty());
    }

    /// Over as many connections as the service has opened by now.
    private PgbenchResult alone(List<PgbenchScript> scripts, int sessions) throws InterruptedException {
        progress.say("measuring PostgreSQL alone");
        Pgbench asMany = pgbench.over(sessions);
        var _ = asMany.run(scripts, seconds);
        stored.tidy();
        long videos = stored.videos();
        PgbenchResult alone = asMany.run(scripts, seconds * ROUNDS, 100_000);
        long added = stored.videos() - videos;
        double transactions = alone.transactionsPerSecond() * seconds * ROUNDS;
        String line = "pgbench: %.0f transactions measured, %d stored".formatted(transactions, added);
        require(added >= Math.floor(transactions), line);
        correctness.add(line);
        return alone;
    }

    /// CPU of the service for a request that PostgreSQL never sees.
    private double serviceMicros(String name, Posts refused) throws InterruptedException {
        Meter meter = Meter.of(wrk, service.port(), service.process());
        long accepted = wrk.accepted();
        warmUp(name, meter, refused);
        progress.say("measuring " + name);
        double micros = meter.measure(refused, ROUNDS, seconds).serviceMicros();
        require(wrk.accepted() == accepted, "some of the " + name + " were taken");
        return micros;
    }

    private void warmUp(String name, Rounds meter, Load load) throws InterruptedException {
        progress.say("warming up: " + name);
        int passes = WarmUp.ofWrites(meter).run(List.of(load));
        progress.say("warm after %d passes".formatted(passes));
    }

    private static void require(boolean right, String found) {
        if (!right) {
            throw new Failure("what is stored is not what was answered: " + found);
        }
    }
}
