package ytv2.ingest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jboss.logging.Logger;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseUnavailable;

/// Puts files in their places whose rows were committed, and takes rows back whose files never came there. Each file in
/// a transaction of its own, under the lock of its name; done again it does nothing.
@ApplicationScoped
public class PlacementStore {

    private static final Logger LOGGER = Logger.getLogger(PlacementStore.class);

    private final WriteGuard guard;
    private final LockStore locks;
    private final CardStore cards;
    private final MediaAccessStore access;

    PlacementStore(WriteGuard guard, LockStore locks, CardStore cards, MediaAccessStore access) {
        this.guard = guard;
        this.locks = locks;
        this.cards = cards;
        this.access = access;
    }

    private static final String UNPLACED = """
            SELECT name, video_id, staged, sha256
            FROM content_artifact
            WHERE staged IS NOT NULL
              AND (:all OR staged = ANY (string_to_array(:staged, ' ')) OR (actor = :actor AND answer_key = :key))
            ORDER BY name
            """;

    /// @param staged names of staged files
    /// @param key of an upload under that key, together with the actor; none if empty
    private Uni<List<StagedArtifact>> unplaced(boolean all, Collection<String> staged, String actor, String key) {
        return inTransaction(session -> session.createNativeQuery(UNPLACED, Tuple.class)
                .setParameter("all", all)
                .setParameter("staged", String.join(" ", staged))
                .setParameter("actor", actor)
                .setParameter("key", key)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new StagedArtifact(
                                row.get("name", String.class),
                                Optional.ofNullable(row.get("video_id", String.class))
                                        .map(VideoId::new),
                                row.get("staged", String.class),
                                row.get("sha256", byte[].class)))
                        .toList()));
    }

    /// Puts staged files in the places that rows give them.
    ///
    /// @throws StorageFailed if one of them is not there
    public Uni<Void> place(Collection<String> staged) {
        return unplaced(false, staged, "", "").chain(this::place);
    }

    /// The same for what was uploaded under a key.
    ///
    /// @throws StorageFailed if one of them is not there
    public Uni<Void> place(String actor, IdempotencyKey key) {
        return unplaced(false, List.of(), actor, key.key()).chain(this::place);
    }

    private Uni<Void> place(List<StagedArtifact> artifacts) {
        return each(artifacts, this::placed)
                .invoke(placed -> {
                    if (placed.contains(false)) {
                        throw new StorageFailed();
                    }
                })
                .replaceWithVoid();
    }

    private static final String STANDS = """
            SELECT EXISTS (SELECT FROM content_artifact WHERE name = :name AND staged = :staged)
            """;

    /// @return whether the file is in its place, or another one's; `false` if it is lost
    private Uni<Boolean> placed(StagedArtifact artifact) {
        return inTransaction(session -> locks.lockNames(session, List.of(artifact.name()))
                .chain(() -> stands(session, artifact))
                .chain(stands ->
                        stands ? place(session, artifact) : Uni.createFrom().item(true)));
    }

    private static Uni<Boolean> stands(Session session, StagedArtifact artifact) {
        return session.createNativeQuery(STANDS, Boolean.class)
                .setParameter("name", artifact.name())
                .setParameter("staged", artifact.staged())
                .getSingleResult();
    }

    private static final String PLACED = """
            UPDATE content_artifact SET staged = NULL, answer_key = NULL, before = NULL
            WHERE name = :name AND staged = :staged
            """;

    /// Puts a file in its place, within the caller's transaction, which holds the lock of its name. If that is rolled
    /// back, the file is there, and the row says again that it is to be put there.
    ///
    /// @return `false` if the file is lost
    public Uni<Boolean> place(Session session, StagedArtifact artifact) {
        return access.ask(store -> store.place(artifact.staged(), artifact.name(), artifact.sha256()))
                .call(there ->
                        there ? written(session, artifact) : Uni.createFrom().item(0));
    }

    private static Uni<Integer> written(Session session, StagedArtifact artifact) {
        return session.createNativeQuery(PLACED)
                .setParameter("name", artifact.name())
                .setParameter("staged", artifact.staged())
                .executeUpdate();
    }

    /// Undoes uploads, whose clients are told that they failed, as far as their files are not in their places.
    ///
    /// @param staged names of their staged files
    public Uni<Void> takeBack(Collection<String> staged) {
        return unplaced(false, staged, "", "")
                .chain(artifacts -> each(artifacts, this::takenBack))
                .replaceWithVoid();
    }

    private static final String TAKE_BACK = """
            SELECT r.video_id, r.card FROM take_back_artifact(:name, :staged, :longest) AS r
            """;

    private Uni<Void> takenBack(StagedArtifact artifact) {
        return inTransaction(session -> locked(session, artifact)
                .chain(() -> isInPlace(artifact))
                .chain(there -> there ? Uni.createFrom().voidItem() : takenBack(session, artifact)));
    }

    /// The lock of a video comes before those of names.
    private Uni<Void> locked(Session session, StagedArtifact artifact) {
        return artifact.videoId()
                .map(videoId -> locks.lock(session, videoId))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> locks.lockNames(session, List.of(artifact.name())));
    }

    /// A file that has come to its place is there for good, whatever failed after that: what was there before is gone.
    private Uni<Boolean> isInPlace(StagedArtifact artifact) {
        return access.ask(store -> store.holds(artifact.name(), artifact.sha256()))
                .onFailure(StorageFailed.class)
                .recoverWithItem(false);
    }

    private Uni<Void> takenBack(Session session, StagedArtifact artifact) {
        return session.createNativeQuery(TAKE_BACK, Tuple.class)
                .setParameter("name", artifact.name())
                .setParameter("staged", artifact.staged())
                .setParameter("longest", CardStore.LONGEST)
                .getResultList()
                .chain(rows -> cards.compress(session, CardStore.refreshed(rows)));
    }

    /// Puts all files in place that are not there yet, and gives those up that are lost: nobody was told that they are
    /// stored.
    Uni<Void> sweep() {
        return unplaced(true, List.of(), "", "")
                .chain(artifacts -> each(artifacts, this::swept))
                .replaceWithVoid();
    }

    private Uni<Void> swept(StagedArtifact artifact) {
        return placed(artifact)
                .chain(there -> there ? Uni.createFrom().voidItem() : givenUp(artifact))
                .onFailure()
                .recoverWithItem(failure -> {
                    // a storage or a database that fails has told already
                    if (!(failure instanceof StorageFailed || failure instanceof DatabaseUnavailable)) {
                        LOGGER.errorf(failure, "Could not put %s in place, and will try again", artifact.name());
                    }
                    return null;
                });
    }

    private Uni<Void> givenUp(StagedArtifact artifact) {
        return takenBack(artifact)
                .invoke(() -> LOGGER.errorf(
                        "The file that was uploaded for %s is lost before it was put in place: its upload, which was not"
                                + " confirmed to the client, is undone",
                        artifact.name()));
    }

    private <T> Uni<T> inTransaction(Function<Session, Uni<T>> work) {
        return guard.await(
                () -> Panache.withTransaction(() -> Panache.getSession().chain(work::apply)));
    }

    private static <I, T> Uni<List<T>> each(List<I> items, Function<I, Uni<T>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
