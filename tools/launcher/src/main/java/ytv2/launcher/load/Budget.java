package ytv2.launcher.load;

import java.util.concurrent.Semaphore;

/// Bounds what lies in memory between the input and the server, whatever the size of a line.
///
/// One thread acquires (the reader), any thread releases.
final class Budget {

    private static final int UNIT = 1024;

    /// Room for four lines of the greatest size, in units of 1 KiB.
    private static final int UNITS = 4 * (1 + LineReader.LIMIT / UNIT);

    /// Lines read ahead for each job: those of one request, and as many that wait to go out in the next.
    private static final int LINES_PER_JOB = 2 * BulkPoster.MOST;

    private final Semaphore lines;
    private final Semaphore units = new Semaphore(UNITS);

    Budget(int jobs) {
        lines = new Semaphore(jobs * LINES_PER_JOB);
    }

    void acquire(InputLine line) {
        lines.acquireUninterruptibly();
        units.acquireUninterruptibly(units(line));
    }

    void release(InputLine line) {
        units.release(units(line));
        lines.release();
    }

    private static int units(InputLine line) {
        return switch (line) {
            case InputLine.Document document -> 1 + document.document().length / UNIT;
            case InputLine.Oversized _ -> 1;
        };
    }
}
