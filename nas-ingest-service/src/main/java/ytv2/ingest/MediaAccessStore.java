package ytv2.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;

/// The media store in the middle of transactions: it blocks and works on workers, and the transaction goes on where it
/// was.
@Singleton
public final class MediaAccessStore {

    private final Vertx vertx;
    private final Media media;

    MediaAccessStore(Vertx vertx, Media media) {
        this.vertx = vertx;
        this.media = media;
    }

    /// What the store is asked for.
    @FunctionalInterface
    public interface Work<T> {
        T in(MediaStore store) throws IOException;
    }

    /// @return fails with [StorageFailed] if the storage does
    public <T> Uni<T> ask(Work<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> Media.attempt(() -> work.in(media.required())))
                        .toCompletionStage());
    }
}
