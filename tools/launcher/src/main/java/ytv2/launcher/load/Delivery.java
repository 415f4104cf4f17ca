package ytv2.launcher.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Brings one line to its end: accepted, rejected, failed, or unsent because the load has stopped.
/// Any number of threads may deliver at once.
final class Delivery {

    /// Attempts at a document that the server fails at (500) before the load stops.
    private static final int TRIES_AT_A_DEFECT = 3;

    private final BulkPoster poster;
    private final Rejects rejects;
    private final LineLedger ledger;
    private final Outage outage;
    private final CountDownLatch stop = new CountDownLatch(1);

    Delivery(BulkPoster poster, Rejects rejects, LineLedger ledger, Outage outage) {
        this.poster = poster;
        this.rejects = rejects;
        this.ledger = ledger;
        this.outage = outage;
    }

    /// Lets requests that are open end; nothing goes out any more.
    void stop() {
        ledger.stop();
        poster.stop();
        stop.countDown();
    }

    /// Always tells the ledger; never throws.
    void deliver(InputLine line) {
        try {
            switch (line) {
                case InputLine.Document document -> post(document);
                case InputLine.Oversized oversized -> reject(oversized, tooLong(oversized));
            }
        } catch (IOException e) {
            fail(line, "its rejection could not be written down: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ledger.unsent(line.number());
        } catch (RuntimeException | Error e) {
            fail(line, "unexpected " + e);
        }
    }

    private void post(InputLine.Document line) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Optional<Answer> answer = attempt(line, attempt);
            if (answer.isEmpty()) {
                ledger.unsent(line.number());
                return;
            }
            if (settle(line, attempt, answer.get())) {
                return;
            }
        }
    }

    /// Empty if the load has stopped before the request went out.
    private Optional<Answer> attempt(InputLine.Document line, int attempt) throws InterruptedException {
        if (attempt > 1 && !ledger.stopped()) {
            ledger.retried();
        }
        return poster.post(line.document());
    }

    /// @return whether the line has come to its end; if not, it is time for the next attempt
    private boolean settle(InputLine line, int attempt, Answer answer) throws IOException, InterruptedException {
        return switch (answer) {
            case Answer.Accepted _ -> {
                outage.over();
                ledger.accepted(line.number());
                yield true;
            }
            case Answer.Refused refused -> {
                outage.over();
                reject(line, refused);
                yield true;
            }
            case Answer.Unavailable(String reason, Optional<Duration> asked) -> {
                Duration delay = delay(attempt, asked);
                if (!ledger.stopped()) {
                    outage.waiting(reason, line.number(), delay);
                }
                pause(delay);
                yield false;
            }
            case Answer.Failed(String reason, boolean transientDefect) -> {
                boolean last = !transientDefect || attempt >= TRIES_AT_A_DEFECT;
                if (last) {
                    fail(line, reason);
                } else {
                    pause(delay(attempt, Optional.empty()));
                }
                yield last;
            }
        };
    }

    private static Duration delay(int attempt, Optional<Duration> asked) {
        return RetryDelay.before(attempt, asked, ThreadLocalRandom.current().nextDouble());
    }

    /// A stop ends it early.
    private void pause(Duration delay) throws InterruptedException {
        boolean _ = stop.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void reject(InputLine line, Answer.Refused reason) throws IOException {
        rejects.add(line, reason);
        ledger.rejected(line.number());
    }

    /// What is wrong with the server is wrong for the lines behind too, so the load stops.
    private void fail(InputLine line, String reason) {
        ledger.failed(line.number(), reason);
        stop();
    }

    private static Answer.Refused tooLong(InputLine.Oversized line) {
        String message = String.format(
                Locale.ROOT,
                "The line has %,d bytes; a report may have %,d (16 MiB). It was not sent.",
                line.size(),
                LineReader.LIMIT);
        return new Answer.Refused(413, "payload_too_large", message, JsonNodeFactory.instance.arrayNode());
    }
}
