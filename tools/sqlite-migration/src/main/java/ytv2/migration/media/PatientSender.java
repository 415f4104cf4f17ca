package ytv2.migration.media;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import ytv2.migration.media.IngestAnswer.Refused;
import ytv2.migration.media.IngestAnswer.Unavailable;
import ytv2.migration.media.IngestAnswer.Unusable;
import ytv2.migration.target.TargetFailure;

/// Sends files until they are answered. While the service is away it waits, and goes on; a file that alone is never
/// answered is refused in the end. Any thread may send.
final class PatientSender {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /// Between two lines about waiting.
    private static final Duration QUIET = Duration.ofSeconds(30);

    /// Of one file, while others are answered.
    private static final int ATTEMPTS = 5;

    private final IngestClient service;
    private final Duration patience;
    private final PrintStream notices;
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final AtomicLong lastNotice = new AtomicLong(System.nanoTime() - QUIET.toNanos());

    /// @param patience how long a service that answers nothing is waited for
    PatientSender(IngestClient service, Duration patience, PrintStream notices) {
        this.service = service;
        this.patience = patience;
        this.notices = notices;
    }

    /// @return an answer that is final
    /// @throws TargetFailure if the service takes no file at all, or is away for too long
    IngestAnswer send(SourceFile file, Path bytes, Optional<String> heardBy) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long begun = System.nanoTime();
            switch (service.send(file, bytes, heardBy)) {
                case Unusable(String reason) -> throw new TargetFailure(reason);
                case Unavailable away -> {
                    boolean othersAreAnswered = lastAnswer.get() > begun;
                    if (away.status() == 500 && attempt >= ATTEMPTS || othersAreAnswered && attempt >= ATTEMPTS) {
                        return new Refused(away.status(), away.reason());
                    }
                    pause(away, attempt);
                }
                case IngestAnswer answer -> {
                    lastAnswer.set(System.nanoTime());
                    return answer;
                }
            }
        }
    }

    private void pause(Unavailable away, int attempt) throws InterruptedException {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastAnswer.get());
        if (silence.compareTo(patience) > 0) {
            throw new TargetFailure(away.reason() + ", and has not stored a file for " + silence.toSeconds()
                    + " s. See to it, and run this again: it goes on.");
        }
        long before = lastNotice.get();
        if (System.nanoTime() - before >= QUIET.toNanos() && lastNotice.compareAndSet(before, System.nanoTime())) {
            notices.println("waiting: " + away.reason());
        }
        Duration backoff = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        Duration longest = backoff.compareTo(LONGEST_PAUSE) < 0 ? backoff : LONGEST_PAUSE;
        Thread.sleep(
                away.after().filter(asked -> asked.compareTo(LONGEST_PAUSE) < 0).orElse(longest));
    }
}
