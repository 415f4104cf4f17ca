package ytv2.dashboard.answer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import ytv2.dashboard.DashboardConfig;

/// Gives an answer again for as long as nothing was committed since it was read.
@Singleton
public class AnswerReader {

    private final DataVersion version;
    private final VersionReader versions;
    private final Duration lag;
    private final AsyncCache<Key, Answer> answers;
    private final AtomicLong cleared = new AtomicLong();

    AnswerReader(DashboardConfig config, DataVersion version, VersionReader versions) {
        this.version = version;
        this.versions = versions;
        this.lag = config.cache().lag();
        this.answers = Caffeine.newBuilder()
                .maximumWeight(config.cache().size().asLongValue())
                .weigher((Key key, Answer answer) -> key.target().weight() + answer.weight())
                .buildAsync();
    }

    private record Key(long generation, Target target) {}

    /// The answer to a request. Requests for one target that come together are read once.
    ///
    /// @param read reads it, given the generation of the data that it is read from or an older one
    public Uni<Answer> read(Target target, LongFunction<Uni<Answer>> read) {
        version.use();
        return version.isProven(lag) ? current(target, read) : versions.prove().chain(() -> current(target, read));
    }

    /// The answer, if it can be given at once.
    Optional<Answer> kept(Target target) {
        version.use();
        return Optional.of(new Key(version.generation(), target))
                .filter(_ -> version.isProven(lag))
                .map(answers::getIfPresent)
                .filter(answer -> answer.state() == Future.State.SUCCESS)
                .map(CompletableFuture::resultNow);
    }

    private Uni<Answer> current(Target target, LongFunction<Uni<Answer>> read) {
        long generation = version.generation();
        clearUpTo(generation);
        Key key = new Key(generation, target);
        // a copy, because a client that goes away cancels it
        return Uni.createFrom()
                .completionStage(
                        () -> answers.get(key, (_, _) -> read.apply(generation).subscribeAsCompletionStage())
                                .copy());
    }

    /// Nobody asks for older generations any more.
    private void clearUpTo(long generation) {
        if (cleared.getAndSet(generation) != generation) {
            answers.synchronous().invalidateAll();
        }
    }
}
