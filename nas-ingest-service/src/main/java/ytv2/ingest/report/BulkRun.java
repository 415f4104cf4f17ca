package ytv2.ingest.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.ingest.report.BulkAnswer.OfLine;
import ytv2.ingest.report.BulkAnswer.Total;
import ytv2.ingest.report.BulkLine.Broken;
import ytv2.ingest.report.BulkLine.End;
import ytv2.ingest.report.BulkLine.Invalid;
import ytv2.ingest.report.BulkLine.Report;
import ytv2.ingest.report.UpsertOutcome.Refused;
import ytv2.ingest.report.UpsertOutcome.Stored;
import ytv2.service.problem.Problem;
import ytv2.service.problem.ProblemAnswer;
import ytv2.service.problem.ProblemException;

/// One bulk request: a transaction a batch, and an answer a line, written when its transaction has committed. Blocks.
final class BulkRun {

    private final BulkReader reader;
    private final Batches batches;
    private final AnswerWriter answers;
    private long stored;
    private long refused;

    BulkRun(BulkReader reader, Batches batches, AnswerWriter answers) {
        this.reader = reader;
        this.batches = batches;
        this.answers = answers;
    }

    /// Stores reports of different videos.
    interface Batches {

        /// All or nothing.
        ///
        /// @return an outcome for each, in their order
        /// @throws InvalidReport if PostgreSQL refuses one of them, and with it all
        List<UpsertOutcome> store(List<UpsertReport> commands);
    }

    /// Writes answers as JSON, each on a line of its own.
    record AnswerWriter(ObjectMapper mapper, OutputStream output, String path) {

        void write(BulkAnswer answer) throws IOException {
            output.write(mapper.writeValueAsBytes(answer));
            output.write('\n');
        }

        Problem problem(ProblemException exception) {
            return ProblemAnswer.problem(exception, path);
        }
    }

    /// Ends with a [Total], unless the client is gone.
    void run() throws IOException, InterruptedException {
        Optional<ProblemException> failure = storeAll();
        answers.write(new Total(
                failure.isEmpty(),
                stored,
                refused,
                failure.map(answers::problem).orElse(null)));
    }

    /// @return why it ended before the request did
    private Optional<ProblemException> storeAll() throws IOException, InterruptedException {
        while (true) {
            List<BulkLine> batch = reader.batch();
            List<Result> results;
            try {
                results = store(batch);
            } catch (ProblemException unavailable) {
                return Optional.of(unavailable);
            } finally {
                reader.release(batch);
            }
            // a client that does not read keeps this thread waiting, and nobody else
            answer(batch, results);
            switch (batch.getLast()) {
                case End _ -> {
                    return Optional.empty();
                }
                case Broken broken -> {
                    return Optional.of(broken.problem());
                }
                case Report _, Invalid _ -> {}
            }
        }
    }

    /// An outcome of a report, or what is wrong with it.
    private sealed interface Result {

        record Done(UpsertOutcome outcome) implements Result {}

        record Unstorable(InvalidReport problem) implements Result {}
    }

    private List<Result> store(List<BulkLine> batch) {
        List<UpsertReport> commands = batch.stream()
                .flatMap(line -> line instanceof Report report ? Stream.of(report.command()) : Stream.empty())
                .toList();
        if (commands.isEmpty()) {
            return List.of();
        }
        try {
            return done(batches.store(commands));
        } catch (InvalidReport one) {
            return commands.size() == 1 ? List.of(new Result.Unstorable(one)) : storeEach(commands);
        }
    }

    /// Nothing of the batch was stored. One by one, those that can be are.
    private List<Result> storeEach(List<UpsertReport> commands) {
        List<Result> results = new ArrayList<>();
        for (UpsertReport command : commands) {
            try {
                results.addAll(done(batches.store(List.of(command))));
            } catch (InvalidReport unstorable) {
                results.add(new Result.Unstorable(unstorable));
            }
        }
        return results;
    }

    private static List<Result> done(List<UpsertOutcome> outcomes) {
        return outcomes.stream().<Result>map(Result.Done::new).toList();
    }

    private void answer(List<BulkLine> batch, List<Result> results) throws IOException {
        Iterator<Result> result = results.iterator();
        for (BulkLine line : batch) {
            switch (line) {
                case Report report -> answer(report, result.next());
                case Invalid invalid -> refuse(invalid.number(), invalid.problem());
                case End _, Broken _ -> {}
            }
        }
        answers.output().flush();
    }

    private void answer(Report report, Result result) throws IOException {
        switch (result) {
            case Result.Done(Stored outcome) -> {
                stored++;
                answers.write(new OfLine(report.number(), 200, ReportAnswer.of(report.command(), outcome), null));
            }
            case Result.Done(Refused outcome) -> refuse(report.number(), new ReportRefused(outcome));
            case Result.Unstorable(InvalidReport problem) -> refuse(report.number(), problem);
        }
    }

    private void refuse(long line, ProblemException problem) throws IOException {
        refused++;
        answers.write(new OfLine(line, problem.status(), null, answers.problem(problem)));
    }
}
