package ytv2.launcher.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Knows of every line that was read what became of it, in memory that grows only with the lines that are under way,
/// failed or left. Any thread may call it.
final class LineLedger {

    private final NavigableSet<Long> underWay = new TreeSet<>();
    private final NavigableSet<Long> unsent = new TreeSet<>();
    private final TreeMap<Long, String> failures = new TreeMap<>();
    private long lastAdmitted;
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
    synchronized boolean admit(long line) {
        if (stopped) {
            return false;
        }
        underWay.add(line);
        lastAdmitted = line;
        return true;
    }

    synchronized void accepted(long line) {
        accepted++;
        leave(line);
    }

    synchronized void rejected(long line) {
        rejected++;
        leave(line);
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
        return new Counts(accepted, rejected, retried, underWay.size(), doneThrough());
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
        lines.addAll(underWay);
        return new ArrayList<>(lines);
    }

    private long doneThrough() {
        return List.<Collection<Long>>of(underWay, unsent, failures.keySet()).stream()
                .flatMap(Collection::stream)
                .mapToLong(line -> line - 1)
                .min()
                .orElse(lastAdmitted);
    }

    /// A look at the load.
    ///
    /// @param retried     attempts beyond each line's first
    /// @param underWay    lines read and not yet answered
    /// @param doneThrough this line and all before it were accepted, rejected or blank
    record Counts(long accepted, long rejected, long retried, int underWay, long doneThrough) {

        long done() {
            return accepted + rejected;
        }
    }
}
