package ytv2.ingest.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.RequestRoom;
import ytv2.ingest.report.BulkLine.Broken;
import ytv2.ingest.report.BulkLine.End;
import ytv2.ingest.report.BulkLine.Invalid;
import ytv2.ingest.report.BulkLine.Report;
import ytv2.ingest.report.LineReader.Line;
import ytv2.model.VideoId;
import ytv2.service.problem.ProblemException;

/// Reads and validates the lines of a bulk request on a thread of its own, ahead of whoever stores them, as far as
/// there is room in memory: a client that sends faster is slowed down.
final class BulkReader implements AutoCloseable {

    /// Lines of one transaction.
    static final int MOST = 200;

    /// In milliseconds; a client that waits for its answer is not kept waiting for lines that it does not send.
    private static final long LINGER = 20;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Logger LOGGER = Logger.getLogger(BulkReader.class);

    private final LineReader lines;
    private final int longest;
    private final Duration silence;
    private final BlockingQueue<BulkLine> read = new ArrayBlockingQueue<>(MOST);
    private final Thread thread;
    private @Nullable BulkLine held;

    /// @param longest line, in bytes
    /// @param patience how long a line may take
    /// @param silence how long the client may send nothing, within a line or between two
    /// @param room shared by all requests; taken by each line until [#release]
    BulkReader(InputStream body, int longest, Duration patience, Duration silence, RequestRoom room) {
        this.lines = new LineReader(body, longest, patience, room);
        this.longest = longest;
        this.silence = silence;
        this.thread = Thread.ofVirtual().name("bulk-reader").start(this::readAll);
    }

    /// As many lines as have come, up to those of one transaction, with no video twice: what is to be stored together.
    ///
    /// @return never empty; the last batch ends with [End] or [Broken]
    List<BulkLine> batch() throws InterruptedException {
        List<BulkLine> batch = new ArrayList<>();
        Set<VideoId> videos = new HashSet<>();
        @Nullable BulkLine line = held == null ? first() : held;
        held = null;
        while (line != null && belongs(line, videos)) {
            batch.add(line);
            boolean full = batch.size() == MOST || line instanceof End || line instanceof Broken;
            line = full ? null : read.poll(LINGER, TimeUnit.MILLISECONDS);
        }
        held = line;
        return batch;
    }

    /// Waits for as long as the client lets hear of itself.
    private BulkLine first() throws InterruptedException {
        Duration silent = lines.silence();
        while (silent.compareTo(silence) < 0) {
            @Nullable BulkLine line = read.poll(silence.minus(silent).toNanos(), TimeUnit.NANOSECONDS);
            if (line != null) {
                return line;
            }
            silent = lines.silence();
        }
        return new Broken(
                new ProblemException(408, "request_timeout", "Nothing came for %d s.".formatted(silence.toSeconds())));
    }

    private static boolean belongs(BulkLine line, Set<VideoId> videos) {
        return !(line instanceof Report report) || videos.add(report.command().videoId());
    }

    /// Makes room for others, once a batch is stored.
    void release(List<BulkLine> batch) {
        batch.forEach(BulkReader::release);
    }

    private static void release(BulkLine line) {
        switch (line) {
            case Report report -> report.room().free();
            case Invalid invalid -> invalid.room().free();
            case End _, Broken _ -> {}
        }
    }

    private void readAll() {
        try {
            read.put(readLines());
        } catch (InterruptedException _) {
            // closed: nobody takes anything from here any more
            Thread.currentThread().interrupt();
        }
    }

    private BulkLine readLines() throws InterruptedException {
        try {
            Optional<Line> line = lines.next();
            while (line.isPresent()) {
                hand(line.get());
                line = lines.next();
            }
            return new End();
        } catch (IOException _) {
            return new Broken(new ProblemException(400, "incomplete_body", "The request ended before its body did."));
        } catch (ProblemException slowOrBusy) {
            return new Broken(slowOrBusy);
        } catch (RuntimeException | Error defect) {
            LOGGER.errorf(defect, "Could not read line %d of a bulk request", lines.number());
            return new Broken(new ProblemException(
                    500, "internal_error", "Something went wrong on our side. It has been written to the log."));
        }
    }

    private void hand(Line line) throws InterruptedException {
        boolean handed = false;
        try {
            read.put(parsed(line));
            handed = true;
        } finally {
            if (!handed) {
                line.room().free();
            }
        }
    }

    private BulkLine parsed(Line line) {
        try {
            return new Report(lines.number(), line.room(), UpsertReport.from(checked(line.bytes())));
        } catch (ProblemException invalid) {
            return new Invalid(lines.number(), line.room(), invalid);
        }
    }

    private byte[] checked(byte[] line) {
        if (line.length > longest) {
            throw new ProblemException(
                    413,
                    "payload_too_large",
                    "The line is longer than the %,d bytes that a report may have.".formatted(longest));
        }
        return line;
    }

    /// Stops reading, and makes room for others.
    @Override
    public void close() throws InterruptedException {
        List<BulkLine> left = new ArrayList<>();
        if (held != null) {
            left.add(held);
        }
        thread.interrupt();
        do {
            // it may wait for room in the queue, to say that it was interrupted
            int _ = read.drainTo(left);
        } while (!thread.join(PAUSE));
        int _ = read.drainTo(left);
        release(left);
    }
}
