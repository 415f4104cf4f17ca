package ytv2.launcher.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// All checks, asked at once and answered in order.
///
/// @param progress takes a line for every two seconds that an answer keeps the others waiting
record Examination(List<Check> checks, Consumer<String> progress) {

    /// Each question has its own limit; this one is for those that do not keep theirs, such as a disk that hangs.
    private static final Duration ALL_TOGETHER = Duration.ofSeconds(30);

    private static final Duration SILENCE = Duration.ofSeconds(2);

    /// A check with its answer.
    record Answered(Check check, Finding finding) {}

    /// @param each takes every answer, as soon as those before it are there
    List<Answered> run(Consumer<Answered> each) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Finding>> running =
                    checks.stream().map(check -> threads.submit(check::answer)).toList();
            long end = System.nanoTime() + ALL_TOGETHER.toNanos();
            List<Answered> answers = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                Answered answered = new Answered(checks.get(i), await(i, running, end));
                answers.add(answered);
                each.accept(answered);
            }
            return answers;
        } finally {
            // not close(), which waits for questions that hang
            threads.shutdownNow();
        }
    }

    private Finding await(int place, List<Future<Finding>> running, long end) throws InterruptedException {
        while (true) {
            long left = end - System.nanoTime();
            try {
                return running.get(place).get(Math.clamp(left, 0, SILENCE.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left <= SILENCE.toNanos()) {
                    return Finding.fail("no answer within " + ALL_TOGETHER.toSeconds() + " s", "");
                }
                progress.accept("waiting for: " + String.join(", ", unanswered(running)));
            } catch (ExecutionException e) {
                return Finding.fail("cannot be checked: " + e.getCause(), "");
            }
        }
    }

    private List<String> unanswered(List<Future<Finding>> running) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (!running.get(i).isDone()) {
                names.add(checks.get(i).name());
            }
        }
        return names;
    }
}
