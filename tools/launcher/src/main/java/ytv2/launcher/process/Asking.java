package ytv2.launcher.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Waits for what gives no sign of itself, such as the readiness of a service that another program has started.
///
/// @param period from an answer to the next question
public record Asking(Duration period) {

    /// Asks until the answer is yes.
    ///
    /// @param question may throw, which ends the waiting too; runs in a thread of its own
    /// @return false if `patience` has run out before
    public boolean until(BooleanSupplier question, Duration patience) throws InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("asking").factory());
        try {
            var unused = clock.scheduleWithFixedDelay(
                    () -> ask(question, answer), 0, period.toNanos(), TimeUnit.NANOSECONDS);
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            // not close(), which waits for an answer that is of no use any more
            clock.shutdownNow();
        }
    }

    private static void ask(BooleanSupplier question, CompletableFuture<Boolean> answer) {
        try {
            if (!answer.isDone() && question.getAsBoolean()) {
                answer.complete(true);
            }
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
