package ytv2.ingest.report;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ytv2.service.problem.ProblemException;

/// The memory that all bulk requests together may take. A line takes its share while it comes, before it is kept:
/// what is still to come of a line may never come.
///
/// Nobody waits for ever. Short lines share one space and long ones take turns, so that long lines that come slowly
/// hinder no short ones; and whoever waits too long gives up, and with that what it holds.
final class BulkRoom {

    /// In bytes; a real report has a fifth of it. A longer line waits for its turn.
    static final int SHORT = 512 * 1024;

    /// In bytes, of short lines.
    private static final int ROOM = 16 * 1024 * 1024;

    /// A line that is read into memory and made a command of takes as many times its length at most, as measured with
    /// one text of 16 MB, and then as much again is free.
    private static final int BLOAT = 12;

    private final Semaphore room;
    private final Semaphore turns;
    private final Duration patience;

    /// @param room in bytes, at least [#SHORT]
    /// @param turns long lines at a time
    /// @param patience how long a line may wait for room
    BulkRoom(int room, int turns, Duration patience) {
        this.room = new Semaphore(room, true);
        this.turns = new Semaphore(turns, true);
        this.patience = patience;
    }

    /// As much as this process can spare.
    ///
    /// @param longest line, in bytes
    static BulkRoom of(int longest, Duration patience) {
        long turns = Runtime.getRuntime().maxMemory() / ((long) BLOAT * longest);
        return new BulkRoom(ROOM, Math.clamp(turns, 1, Integer.MAX_VALUE), patience);
    }

    /// What is left for short lines, in bytes.
    int left() {
        return room.availablePermits();
    }

    /// What is left for long lines, in lines.
    int turns() {
        return turns.availablePermits();
    }

    /// For a line that begins.
    Share share() {
        return new Share();
    }

    /// The room that one line takes. Of one thread at a time.
    final class Share {

        private int bytes;
        private boolean turn;

        private Share() {}

        /// Waits until there is room for more of the line.
        ///
        /// @throws ProblemException 503 if there is none in time; what the line has is kept until [#free]
        void grow(int more) throws InterruptedException {
            if (turn) {
                return;
            }
            if (bytes + more > SHORT) {
                take(turns, 1);
                turn = true;
            } else {
                take(room, more);
                bytes += more;
            }
        }

        private void take(Semaphore from, int permits) throws InterruptedException {
            if (!from.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ProblemException(
                        503,
                        "busy",
                        "There was no room in memory for another line for %d s. Send the lines without an answer again."
                                .formatted(patience.toSeconds()));
            }
        }

        /// Leaves it to other lines. May be called again, and then does nothing.
        void free() {
            room.release(bytes);
            turns.release(turn ? 1 : 0);
            bytes = 0;
            turn = false;
        }
    }
}
