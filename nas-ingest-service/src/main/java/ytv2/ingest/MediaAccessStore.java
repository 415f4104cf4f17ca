package ytv2.ingest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The media store in the middle of transactions: it blocks and works on workers, and the transaction goes on where it
/// was.
///
/// It is asked for nothing while it is not the one in which the files of this database lie. A directory whose disk is
/// not mounted looks like an empty one: files would be missed in it, given up, or stored where nobody finds them
/// again.
@Singleton
public final class MediaAccessStore {

    private static final Logger LOGGER = Logger.getLogger(MediaAccessStore.class);

    private final Vertx vertx;
    private final WriteGuard guard;
    private final Media media;

    /// What marks the store of this database; `null` until that was asked for.
    private volatile @Nullable String mark;

    private final AtomicBoolean refused = new AtomicBoolean();

    MediaAccessStore(Vertx vertx, WriteGuard guard, Media media) {
        this.vertx = vertx;
        this.guard = guard;
        this.media = media;
    }

    /// Whether the store was found to be another one than that of this database, and is not known to be mended. Asks
    /// nobody: every upload finds it out, and the sweep.
    public boolean isRefused() {
        return refused.get();
    }

    /// What the store is asked for.
    @FunctionalInterface
    public interface Work<T> {
        T in(MediaStore store) throws IOException;
    }

    /// After [#verify].
    ///
    /// @return fails with [StorageFailed] if the storage does
    public <T> Uni<T> ask(Work<T> work) {
        return onWorker(store -> {
            requireOwn(store);
            T done = work.in(store);
            // what was not found, because it went away meanwhile, is there
            requireOwn(store);
            return done;
        });
    }

    private <T> Uni<T> onWorker(Work<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> Media.attempt(() -> work.in(media.required())))
                        .toCompletionStage());
    }

    private void requireOwn(MediaStore store) throws IOException {
        if (!isOwn(store)) {
            throw refusal();
        }
    }

    private boolean isOwn(MediaStore store) throws IOException {
        return store.mark().filter(found -> found.equals(mark)).isPresent();
    }

    private static StorageFailed refusal() {
        return new StorageFailed(
                "storage_not_mounted",
                "The directory of uploads is not the one that was used before: is a disk not mounted? The log of the"
                        + " ingest service says what to do. Please tell the operator.");
    }

    /// Makes certain that the store is that of this database, outside of transactions. Where there are no files yet, it
    /// becomes it.
    ///
    /// @return fails with [StorageFailed] if it is not
    public Uni<Void> verify() {
        return onWorker(this::isOwn)
                .chain(own -> own ? Uni.createFrom().voidItem() : known().chain(this::compare))
                .invoke(this::end);
    }

    /// @param id of the store; empty if there was none yet
    /// @param files whether there are any, or any that are to be removed
    private record Known(Optional<String> id, boolean files) {}

    private static final String KNOWN = """
            SELECT (SELECT CAST(id AS text) FROM media_directory) AS id,
                   EXISTS (SELECT FROM content_artifact) OR EXISTS (SELECT FROM media_removal) AS files
            """;

    private Uni<Known> known() {
        return guard.await(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(KNOWN, Tuple.class).getSingleResult())
                .map(row ->
                        new Known(Optional.ofNullable(row.get("id", String.class)), row.get("files", Boolean.class)))));
    }

    private Uni<Void> compare(Known known) {
        return onWorker(MediaStore::mark)
                // a mark without an id: another first upload may have chosen both since we asked
                .chain(found -> found.isPresent() && known.id().isEmpty()
                        ? known().chain(now -> judge(found, now))
                        : judge(found, known));
    }

    private Uni<Void> judge(Optional<String> found, Known known) {
        if (found.isPresent() && found.equals(known.id())) {
            mark = found.get();
            return Uni.createFrom().voidItem();
        }
        return found.isPresent() || known.files() ? Uni.createFrom().failure(() -> refused(found, known)) : marked();
    }

    private static final String CHOOSE = "INSERT INTO media_directory DEFAULT VALUES ON CONFLICT DO NOTHING";

    private static final String CHOSEN = "SELECT CAST(id AS text) FROM media_directory";

    private Uni<Void> marked() {
        return guard.await(
                        () -> Panache.withTransaction(() -> Panache.getSession().chain(this::chosen)))
                .chain(id -> onWorker(store -> {
                    store.mark(id);
                    mark = id;
                    return id;
                }))
                .replaceWithVoid();
    }

    /// In two statements: the second one sees what another service has chosen meanwhile.
    private Uni<String> chosen(Session session) {
        return session.createNativeQuery(CHOOSE)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(CHOSEN, String.class).getSingleResult());
    }

    /// Told once, until it is mended.
    private StorageFailed refused(Optional<String> found, Known known) {
        if (refused.compareAndSet(false, true)) {
            LOGGER.errorf(
                    "The directory of EXPORTS_DIR is not the one in which the media of this database lie: its file %s %s."
                            + " Is a disk not mounted, or EXPORTS_DIR another one? Until that is mended, uploads are refused"
                            + " (507) and no file is removed. If it is the right directory all the same, let the file"
                            + " consist of the line: %s",
                    MediaStore.MARK,
                    found.isPresent() ? "is that of another database" : "is missing",
                    known.id().orElse("(delete the file instead)"));
        }
        return refusal();
    }

    private void end() {
        if (refused.compareAndSet(true, false)) {
            LOGGER.info("The directory of EXPORTS_DIR is the right one again");
        }
    }
}
