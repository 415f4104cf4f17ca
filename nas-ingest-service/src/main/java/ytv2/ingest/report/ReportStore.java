package ytv2.ingest.report;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jboss.logging.Logger;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.Once;
import ytv2.ingest.RememberedAnswerStore;
import ytv2.ingest.WriteGuard;
import ytv2.ingest.report.UpsertOutcome.Stored;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseFailures;

/// Stores reports, and brings deleted ones back; each call is one transaction.
@ApplicationScoped
public class ReportStore {

    private static final Logger LOGGER = Logger.getLogger(ReportStore.class);

    private final Vertx vertx;
    private final WriteGuard guard;
    private final UpsertStore upserts;
    private final RefusedReportStore refusals;
    private final TombstoneStore tombstones;
    private final RememberedAnswerStore answers;

    ReportStore(
            Vertx vertx,
            WriteGuard guard,
            UpsertStore upserts,
            RefusedReportStore refusals,
            TombstoneStore tombstones,
            RememberedAnswerStore answers) {
        this.vertx = vertx;
        this.guard = guard;
        this.upserts = upserts;
        this.refusals = refusals;
        this.tombstones = tombstones;
        this.answers = answers;
    }

    /// All of a report or nothing.
    ///
    /// @param actor the name of the credential that asks
    public Uni<Once<UpsertOutcome>> upsert(UpsertReport command, String actor, Optional<IdempotencyKey> key) {
        return transaction(session -> answers.once(
                session,
                key,
                actor,
                () -> upserts.upsert(session, List.of(command), actor).map(List::getFirst),
                outcome -> outcome instanceof Stored stored
                        ? Optional.of(ReportAnswer.of(command, stored))
                        : Optional.empty()));
    }

    /// All of several reports of different videos or nothing. Blocks; not for event loop threads.
    ///
    /// @return an outcome for each command, in their order
    /// @throws InvalidReport if PostgreSQL refuses one of them, and with it all
    List<UpsertOutcome> upsertAll(List<UpsertReport> commands, String actor) {
        return WriteGuard.result(() -> transaction(session -> upserts.upsert(session, commands, actor)));
    }

    /// Lifts the tombstone of an id and stores what came too late for it.
    ///
    /// @return whether it was deleted, and what of it was stored, the oldest first
    public Uni<Once<Restoration>> restore(VideoId videoId, String actor, Optional<IdempotencyKey> key) {
        return transaction(session -> answers.once(
                session,
                key,
                actor,
                () -> restore(session, videoId, actor),
                restoration -> Optional.of(RestoreAnswer.of(videoId, restoration))));
    }

    private Uni<Restoration> restore(Session session, VideoId videoId, String actor) {
        return tombstones
                .lock(session, List.of(videoId))
                .map(found -> Objects.requireNonNull(found.get(videoId)))
                .chain(found -> found.tombstone().deletedAt().isEmpty()
                        ? Uni.createFrom().item(Restoration.NOT_DELETED)
                        : restored(session, videoId, actor));
    }

    private <T> Uni<T> transaction(Function<Session, Uni<T>> work) {
        return guard.await(
                () -> Panache.withTransaction(() -> Panache.getSession().chain(work::apply))
                        .onFailure()
                        .transform(ReportStore::refusal));
    }

    /// Validation should leave PostgreSQL nothing to refuse; what slips through is the document's fault all the same.
    private static Throwable refusal(Throwable failure) {
        Optional<String> refusal = DatabaseFailures.refusedData(failure);
        refusal.ifPresent(
                state -> LOGGER.infof("PostgreSQL refused a report that passed validation: sqlState=%s", state));
        return refusal.isPresent() ? InvalidReport.unstorable(failure) : failure;
    }

    private Uni<Restoration> restored(Session session, VideoId videoId, String actor) {
        return refusals.documents(session, videoId)
                .call(() -> tombstones.restore(session, videoId, actor))
                .chain(this::parsed)
                .chain(commands -> storeAll(session, commands, actor))
                .map(stored -> new Restoration(true, stored));
    }

    /// One after the other: they are of one video.
    private Uni<List<Stored>> storeAll(Session session, List<UpsertReport> commands, String actor) {
        return Multi.createFrom()
                .iterable(commands)
                .onItem()
                .transformToUniAndConcatenate(command -> upserts.store(session, command, actor))
                .collect()
                .asList();
    }

    /// On a worker: documents of 16 MB take a second.
    private Uni<List<UpsertReport>> parsed(List<byte[]> documents) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(
                                () -> documents.stream().map(UpsertReport::from).toList())
                        .toCompletionStage());
    }
}
