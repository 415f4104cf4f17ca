package ytv2.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that the documents of all requests together may take, single ones and the lines of bulk requests. A
/// document takes its share before it is kept: at once if it says how long it is, otherwise while it comes.
///
/// Nobody waits for ever. Short documents share one space and long ones take turns, so that long ones that come slowly
/// hinder no short ones; and whoever waits too long gives up, and with that what it holds.
@Singleton
public final class RequestRoom {

    /// In bytes; a real report has a fifth of it. A longer document waits for its turn.
    public static final int SHORT = 512 * 1024;

    /// In bytes, of short documents.
    private static final int ROOM = 16 * 1024 * 1024;

    /// A document that is read into memory and made a command of takes as many times its length at most, as measured
    /// with one text of 16 MB, and then as much again is free.
    private static final int BLOAT = 12;

    private final Semaphore room;
    private final Semaphore turns;
    private final Duration patience;

    /// As much as this process can spare.
    @Inject
    RequestRoom(IngestConfig config) {
        this(
                ROOM,
                turns(config.report().maxSize().asLongValue()),
                config.report().roomPatience());
    }

    /// @param room in bytes, at least [#SHORT]
    /// @param turns long documents at a time
    /// @param patience how long a document may wait for room
    public RequestRoom(int room, int turns, Duration patience) {
        this.room = new Semaphore(room, true);
        this.turns = new Semaphore(turns, true);
        this.patience = patience;
    }

    private static int turns(long longest) {
        return Math.clamp(Runtime.getRuntime().maxMemory() / (BLOAT * longest), 1, Integer.MAX_VALUE);
    }

    /// What is left for short documents, in bytes.
    public int left() {
        return room.availablePermits();
    }

    /// What is left for long documents, in documents.
    public int turns() {
        return turns.availablePermits();
    }

    /// For a document that begins.
    public Share share() {
        return new Share();
    }

    /// The room that one document takes. Of one thread at a time.
    public final class Share {

        private int come;
        private int bytes;
        private boolean turn;

        private Share() {}

        /// Waits until there is room for all of the document, before any of it is there. Whoever waits then holds
        /// nothing that others wait for.
        ///
        /// @param length in bytes
        /// @throws NoRoom if there is none in time
        public void expect(long length) throws InterruptedException {
            if (turn || length <= bytes) {
                return;
            }
            if (length > SHORT) {
                take(turns, 1);
                turn = true;
            } else {
                int more = (int) length - bytes;
                take(room, more);
                bytes += more;
            }
        }

        /// Waits until there is room for more of the document than has come.
        ///
        /// @throws NoRoom if there is none in time; what the document has is kept until [#free]
        public void grow(int more) throws InterruptedException {
            expect(come + (long) more);
            come += more;
        }

        private void take(Semaphore from, int permits) throws InterruptedException {
            if (!from.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new NoRoom(patience);
            }
        }

        /// Leaves it to other documents. May be called again, and then does nothing.
        public void free() {
            room.release(bytes);
            turns.release(turn ? 1 : 0);
            come = 0;
            bytes = 0;
            turn = false;
        }
    }
}
