package ytv2.dashboard.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.ApiContract;

/// For how long answers are given again. Each request asks PostgreSQL whether anything was committed.
@QuarkusTest
final class AnswerReaderTest extends ApiContract {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    AnswerReader answers;

    @Inject
    DataVersion version;

    private final AtomicInteger reads = new AtomicInteger();

    /// Each read gives another body.
    private final LongFunction<Uni<Answer>> read = _ -> Uni.createFrom().item(this::next);

    @Test
    void answerIsGivenAgain() {
        Answer first = answer("again", read);

        assertThat(answer("again", read)).isSameAs(first);
        assertThat(answer("another", read)).isNotSameAs(first);
    }

    @Test
    void committedEventMakesItReadAnew() {
        Answer before = answer("committed", read);

        change("UPDATE content SET title = title");

        assertThat(answer("committed", read)).isNotSameAs(before);
    }

    @Test
    void whatIsToldOfMakesItReadAnew() {
        Answer before = answer("told", read);

        version.moved();

        assertThat(answer("told", read)).isNotSameAs(before);
    }

    /// Two requests come while the first one reads; one of their clients goes away.
    @Test
    void requestsThatComeTogetherAreReadOnce() {
        CompletableFuture<Answer> reading = new CompletableFuture<>();
        LongFunction<Uni<Answer>> slow = _ -> {
            reads.incrementAndGet();
            return Uni.createFrom().completionStage(reading);
        };
        List<UniAssertSubscriber<Answer>> clients = Stream.generate(() -> answers.read(target("together"), slow)
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.<Answer>create()))
                .limit(3)
                .toList();
        clients.getFirst().cancel();

        Answer answer = next();
        reading.complete(answer);

        assertThat(clients.get(1).awaitItem(LIMIT).getItem()).isSameAs(answer);
        assertThat(clients.get(2).awaitItem(LIMIT).getItem()).isSameAs(answer);
        assertThat(reads).as("one read, and one body").hasValue(2);
    }

    /// It was read from a snapshot that may lack what was committed meanwhile.
    @Test
    void answerThatWasBegunBeforeACommitIsNotGivenAfterIt() {
        CompletableFuture<Answer> reading = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        LongFunction<Uni<Answer>> slow = _ -> {
            begun.complete(null);
            return Uni.createFrom().completionStage(reading);
        };
        UniAssertSubscriber<Answer> early =
                answers.read(target("begun"), slow).subscribe().withSubscriber(UniAssertSubscriber.create());
        begun.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        version.moved();
        Answer old = next();
        reading.complete(old);

        assertThat(early.awaitItem(LIMIT).getItem()).isSameAs(old);
        assertThat(answer("begun", read)).isNotSameAs(old);
    }

    @Test
    void failureIsNotKept() {
        LongFunction<Uni<Answer>> failing = _ -> Uni.createFrom().failure(new IllegalStateException("once"));
        assertThatThrownBy(() -> answer("failed", failing)).hasMessageContaining("once");

        assertThat(answer("failed", read)).isNotNull();
    }

    private Answer answer(String name, LongFunction<Uni<Answer>> how) {
        return answers.read(target(name), how).await().atMost(LIMIT);
    }

    private Answer next() {
        return Answer.json(Buffer.buffer("body " + reads.incrementAndGet()));
    }

    private static Target target(String name) {
        return new Target(name, "");
    }
}
