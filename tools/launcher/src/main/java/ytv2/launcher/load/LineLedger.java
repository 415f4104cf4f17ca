package ytv2.launcher.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Knows of every line that was read what became of it, in memory that grows only with the lines that are under way,
/// failed or left. Any thread may call it.
final class LineLedger {

    /// With the place in the text where each begins.
    private final TreeMap<Long, Long> underWay = new TreeMap<>();

    /// Accepted or rejected while a line before them was not.
    private final NavigableSet<Long> ahead = new TreeSet<>();

    private final NavigableSet<Long> unsent = new TreeSet<>();
    private final TreeMap<Long, String> failures = new TreeMap<>();
    private Reach reach = new Reach(0, 0);
    private long lastAdmitted;
    private long admitted;
    private long accepted;
    private long rejected;
    private long retried;
    private boolean stopped;
    private boolean ended;

    /// @param firstLine the line the load begins with; all before it count as done
    LineLedger(long firstLine) {
        lastAdmitted = firstLine - 1;
    }

    /// Takes responsibility for a line.
    ///
    /// @return false if the load has stopped; the line is then nobody's
    synchronized boolean admit(InputLine line) {
        if (stopped) {
            return false;
        }
        underWay.put(line.number(), line.start());
        lastAdmitted = line.number();
        reach = new Reach(admitted == 0 ? line.start() : reach.begun(), line.start());
        admitted++;
        return true;
    }

    synchronized void accepted(long line) {
        accepted++;
        done(line);
    }

    synchronized void rejected(long line) {
        rejected++;
        done(line);
    }

    synchronized void retried() {
        retried++;
    }

    synchronized void failed(long line, String reason) {
        failures.put(line, reason);
        leave(line);
    }

    synchronized void unsent(long line) {
        unsent.add(line);
        leave(line);
    }

    private void done(long line) {
        ahead.add(line);
        leave(line);
        ahead.headSet(doneThrough(), true).clear();
    }

    private void leave(long line) {
        underWay.remove(line);
        notifyAll();
    }

    /// No line comes after those admitted.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// No further line is admitted, and none that has not gone out should go out.
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /// Waits up to `limit` after a stop.
    ///
    /// @return whether every admitted line has left
    synchronized boolean awaitQuiet(Duration limit) throws InterruptedException {
        while (!stopped && !(ended && underWay.isEmpty())) {
            wait();
        }
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis(); !underWay.isEmpty() && left > 0; ) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return underWay.isEmpty();
    }

    synchronized Counts counts() {
        return new Counts(accepted, rejected, retried, underWay.size(), doneThrough(), ahead.size());
    }

    /// How far the load is in the text.
    synchronized Reach reach() {
        return underWay.isEmpty()
                ? reach
                : new Reach(reach.begun(), underWay.firstEntry().getValue());
    }

    /// Lines with their reasons, in the order of the input.
    synchronized List<String> failures() {
        return failures.entrySet().stream()
                .map(failure -> "line " + failure.getKey() + ": " + failure.getValue())
                .toList();
    }

    /// Lines that were read but did not go out, or went out and have no answer.
    synchronized List<Long> unfinished() {
        NavigableSet<Long> lines = new TreeSet<>(unsent);
        lines.addAll(underWay.keySet());
        return new ArrayList<>(lines);
    }

    private long doneThrough() {
        return Stream.of(underWay.navigableKeySet(), unsent, failures.navigableKeySet())
                .filter(lines -> !lines.isEmpty())
                .mapToLong(lines -> lines.first() - 1)
                .min()
                .orElse(lastAdmitted);
    }

    /// A look at the load.
    ///
    /// @param retried     attempts beyond each line's first
    /// @param underWay    lines read and not yet answered
    /// @param doneThrough this line and all before it were accepted, rejected or blank
    /// @param doneAhead   lines after it that were accepted or rejected too, because several are under way at once
    record Counts(long accepted, long rejected, long retried, int underWay, long doneThrough, int doneAhead) {

        long done() {
            return accepted + rejected;
        }
    }

    /// Places in the text, as bytes before them.
    ///
    /// @param begun   where the first line of the load begins
    /// @param reached all before it is done
    record Reach(long begun, long reached) {}
}
