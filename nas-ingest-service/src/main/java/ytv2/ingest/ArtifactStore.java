package ytv2.ingest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jboss.logging.Logger;
import ytv2.model.VideoId;
import ytv2.service.problem.ProblemException;

/// Brings the files in line with their rows: removes those whose rows are gone, and sweeps up after crashes. Each file
/// in a transaction of its own, under the lock of its name; done again it does nothing.
@ApplicationScoped
public class ArtifactStore {

    private static final Logger LOGGER = Logger.getLogger(ArtifactStore.class);

    private final WriteGuard guard;
    private final LockStore locks;
    private final Media media;
    private final MediaAccessStore access;
    private final PlacementStore placements;

    ArtifactStore(WriteGuard guard, LockStore locks, Media media, MediaAccessStore access, PlacementStore placements) {
        this.guard = guard;
        this.locks = locks;
        this.media = media;
        this.access = access;
        this.placements = placements;
    }

    /// The names of all files that may be audio, to be looked through for those of videos that are to be deleted; none
    /// if they cannot be listed.
    public Uni<List<String>> audioNames() {
        return media.configured().isEmpty()
                ? Uni.createFrom().item(List.of())
                : access.verify()
                        .chain(() -> access.ask(MediaStore::audioNames))
                        .onFailure(StorageFailed.class)
                        .recoverWithItem(List.of());
    }

    private static final String QUEUED = """
            SELECT name FROM media_removal WHERE :video_id IN ('', video_id) ORDER BY name
            """;

    /// Removes the files of a video that was deleted.
    public Uni<Removal> remove(VideoId videoId) {
        return media.configured().isEmpty()
                ? Uni.createFrom().item(Removal.NOTHING)
                : access.verify()
                        .chain(() -> queued(videoId.value()))
                        .chain(names -> each(names, this::removed))
                        .map(Removal::of)
                        .onFailure()
                        .recoverWithItem(
                                failure -> Removal.failed(failed("are to be removed", videoId.value(), failure)));
    }

    private Uni<List<String>> queued(String videoId) {
        return inTransaction(session -> session.createNativeQuery(QUEUED, String.class)
                .setParameter("video_id", videoId)
                .getResultList());
    }

    private Uni<Removal> removed(String name) {
        return remove(name)
                .map(there -> there ? Removal.ONE : Removal.NOTHING)
                .onFailure()
                .recoverWithItem(failure -> Removal.failed(failed("remove", name, failure)));
    }

    /// Waits for a delete that asks for the same removal: what it takes away must be seen.
    private static final String CLAIM = "SELECT name FROM media_removal WHERE name = :name FOR UPDATE";

    private static final String IS_WANTED = """
            SELECT EXISTS (SELECT FROM content_artifact WHERE name = :name) OR is_shown_image(:name)
            """;

    private static final String REMOVED = "DELETE FROM media_removal WHERE name = :name";

    /// @return whether there was a file that nobody wants any more
    private Uni<Boolean> remove(String name) {
        return inTransaction(session -> locks.lockNames(session, List.of(name))
                .chain(() -> session.createNativeQuery(CLAIM, String.class)
                        .setParameter("name", name)
                        .getSingleResultOrNull())
                .chain(() -> session.createNativeQuery(IS_WANTED, Boolean.class)
                        .setParameter("name", name)
                        .getSingleResult())
                .chain(wanted -> wanted ? Uni.createFrom().item(false) : access.ask(store -> store.remove(name)))
                .call(() -> session.createNativeQuery(REMOVED)
                        .setParameter("name", name)
                        .executeUpdate()));
    }

    private static final String REFERENCED = """
            SELECT staged FROM content_artifact WHERE staged = ANY (string_to_array(:staged, ' '))
            """;

    /// Does what a crash has left undone: places, removes, and gives uploads up that nobody goes on with. Blocks, for
    /// the sweep's own thread.
    ///
    /// @param staleSince nobody has written to such an upload since then
    /// @throws ytv2.service.database.DatabaseUnavailable while PostgreSQL is away; then nothing is done
    /// @throws StorageFailed while the storage is; then nothing is done either
    public void sweep(Instant staleSince) {
        WriteGuard.result(() -> access.verify()
                .chain(placements::sweep)
                .chain(() -> queued(""))
                .chain(names -> each(names, this::removed))
                .chain(() -> discardAbandoned(staleSince)));
    }

    /// First the files, then their rows: a file whose row was not committed yet is young.
    private Uni<Void> discardAbandoned(Instant staleSince) {
        return access.ask(store -> store.stagedBefore(staleSince))
                .chain(stale -> inTransaction(session -> session.createNativeQuery(REFERENCED, String.class)
                                .setParameter("staged", String.join(" ", stale))
                                .getResultList())
                        .map(referenced -> stale.stream()
                                .filter(name -> !referenced.contains(name))
                                .toList()))
                .chain(abandoned -> access.ask(store -> {
                    for (String name : abandoned) {
                        store.discard(name);
                    }
                    return abandoned;
                }))
                .replaceWithVoid();
    }

    /// A storage or a database that fails has told already.
    ///
    /// @return what to tell the client of it
    private static String failed(String work, String name, Throwable failure) {
        if (!(failure instanceof ProblemException)) {
            LOGGER.errorf(failure, "Could not %s %s, and will try again", work, name);
        }
        return "Could not %s %s yet; it will be done.".formatted(work, name);
    }

    private <T> Uni<T> inTransaction(Function<Session, Uni<T>> work) {
        return guard.await(
                () -> Panache.withTransaction(() -> Panache.getSession().chain(work::apply)));
    }

    private static <T> Uni<List<T>> each(List<String> names, Function<String, Uni<T>> work) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
