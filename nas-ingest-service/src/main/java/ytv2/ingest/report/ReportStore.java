package ytv2.ingest.report;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.IngestConfig;
import ytv2.ingest.LockStore;
import ytv2.ingest.Once;
import ytv2.ingest.RememberedAnswerStore;
import ytv2.ingest.WriteGuard;
import ytv2.ingest.report.ContentMerge.Merged;
import ytv2.ingest.report.TombstoneStore.Found;
import ytv2.ingest.report.UpsertOutcome.Refused;
import ytv2.ingest.report.UpsertOutcome.Stored;
import ytv2.ingest.report.UpsertOutcome.StoredSummary;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseFailures;

/// Stores reports, each in one transaction, and brings deleted ones back.
@ApplicationScoped
public class ReportStore {

    private static final Logger LOGGER = Logger.getLogger(ReportStore.class);

    private final Vertx vertx;
    private final IngestConfig config;
    private final WriteGuard guard;
    private final LockStore locks;
    private final TombstoneStore tombstones;
    private final RefusedReportStore refusals;
    private final SummaryStore summaries;
    private final EventStore events;
    private final CardStore cards;
    private final RememberedAnswerStore answers;

    ReportStore(
            Vertx vertx,
            IngestConfig config,
            WriteGuard guard,
            LockStore locks,
            TombstoneStore tombstones,
            RefusedReportStore refusals,
            SummaryStore summaries,
            EventStore events,
            CardStore cards,
            RememberedAnswerStore answers) {
        this.vertx = vertx;
        this.config = config;
        this.guard = guard;
        this.locks = locks;
        this.tombstones = tombstones;
        this.refusals = refusals;
        this.summaries = summaries;
        this.events = events;
        this.cards = cards;
        this.answers = answers;
    }

    /// Locks the id, asks the tombstone, merges content and summaries, refreshes the card and tells the listeners: all
    /// of it or nothing.
    ///
    /// @param actor the name of the credential that asks
    public Uni<Once<UpsertOutcome>> upsert(UpsertReport command, String actor, Optional<IdempotencyKey> key) {
        return transaction(session -> answers.once(
                session,
                key,
                actor,
                () -> upsert(session, command, actor),
                outcome -> outcome instanceof Stored stored
                        ? Optional.of(ReportAnswer.of(command, stored))
                        : Optional.empty()));
    }

    private Uni<UpsertOutcome> upsert(Session session, UpsertReport command, String actor) {
        return locked(session, command.videoId())
                .chain(found ->
                        found.tombstone().refuses(command, config.deletion().lateWindow())
                                ? refused(session, command, found.tombstone(), actor)
                                : lifted(session, command.videoId(), found)
                                        .chain(() -> store(session, command, found, actor))
                                        .map(Function.identity()));
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
        return locked(session, videoId)
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

    private Uni<Found> locked(Session session, VideoId videoId) {
        return locks.lock(session, videoId).chain(() -> tombstones.find(session, videoId));
    }

    private Uni<Void> lifted(Session session, VideoId videoId, Found found) {
        return tombstones.lift(session, videoId, found.tombstone());
    }

    private Uni<UpsertOutcome> refused(Session session, UpsertReport command, Tombstone tombstone, String actor) {
        return refusals.keep(session, command, actor)
                .replaceWith(() ->
                        new Refused(command.videoId(), tombstone.deletedAt().orElseThrow()));
    }

    private Uni<Restoration> restored(Session session, VideoId videoId, String actor) {
        return refusals.documents(session, videoId)
                .call(() -> tombstones.restore(session, videoId, actor))
                .chain(this::parsed)
                .chain(commands -> Multi.createFrom()
                        .iterable(commands)
                        .onItem()
                        .transformToUniAndConcatenate(command ->
                                tombstones.find(session, videoId).chain(now -> store(session, command, now, actor)))
                        .collect()
                        .asList())
                .map(stored -> new Restoration(true, stored));
    }

    /// On a worker: documents of 16 MB take a second.
    private Uni<List<UpsertReport>> parsed(List<byte[]> documents) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(
                                () -> documents.stream().map(UpsertReport::from).toList())
                        .toCompletionStage());
    }

    private Uni<Stored> store(Session session, UpsertReport command, Found found, String actor) {
        return session.find(ContentEntity.class, command.videoId().value())
                .chain(row -> write(session, command, row, found.tombstone()))
                .chain(written -> events.publish(session, command.videoId(), found.hash(), written.summaries(), actor)
                        .call(event -> event.isPresent()
                                ? cards.compress(session, command.videoId())
                                : Uni.createFrom().voidItem())
                        .map(event -> new Stored(
                                command.videoId(),
                                written.merged().row().title,
                                event,
                                written.summaries(),
                                written.merged().curatedKept())));
    }

    private Uni<Written> write(
            Session session, UpsertReport command, @Nullable ContentEntity known, Tombstone tombstone) {
        Merged merged =
                known == null ? ContentMerge.inserted(command, tombstone.now()) : ContentMerge.updated(known, command);
        return (known == null ? session.persist(merged.row()) : Uni.createFrom().voidItem())
                .chain(session::flush)
                .chain(() -> summaries.insert(
                        session, command.videoId(), command.summaries().summaries()))
                .map(stored -> new Written(merged, stored));
    }

    private record Written(Merged merged, List<StoredSummary> summaries) {}
}
