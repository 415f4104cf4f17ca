package ytv2.ingest.report;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.IngestConfig;
import ytv2.ingest.report.ContentMerge.Merged;
import ytv2.ingest.report.UpsertOutcome.Refused;
import ytv2.ingest.report.UpsertOutcome.Stored;
import ytv2.ingest.report.UpsertOutcome.StoredSummary;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseFailures;
import ytv2.service.database.DatabaseOutage;
import ytv2.service.database.DatabaseUnavailable;

/// Stores reports, each in one transaction. The only place where one opens.
@ApplicationScoped
public class ReportStore {

    private static final Logger LOGGER = Logger.getLogger(ReportStore.class);

    private final IngestConfig config;
    private final TombstoneStore tombstones;
    private final SummaryStore summaries;
    private final EventStore events;
    private final CardStore cards;
    private final DatabaseOutage outage;

    ReportStore(
            IngestConfig config,
            TombstoneStore tombstones,
            SummaryStore summaries,
            EventStore events,
            CardStore cards,
            DatabaseOutage outage) {
        this.config = config;
        this.tombstones = tombstones;
        this.summaries = summaries;
        this.events = events;
        this.cards = cards;
        this.outage = outage;
    }

    /// Locks the id, asks the tombstone, merges content and summaries, refreshes the card and tells the listeners: all
    /// of it or nothing.
    ///
    /// Waits up to 25 s for PostgreSQL, because the processing side gives a report up after three quick failures.
    /// An attempt whose commit was not heard of may have happened; the next one finds its work and changes nothing.
    ///
    /// @param actor the name of the credential that asks
    @Retry(
            maxRetries = -1,
            maxDuration = 25,
            durationUnit = SECONDS,
            delay = 100,
            delayUnit = MILLIS,
            jitter = 50,
            jitterDelayUnit = MILLIS,
            retryOn = {DatabaseUnavailable.class, TimeoutException.class, CircuitBreakerOpenException.class})
    @ExponentialBackoff(factor = 2, maxDelay = 500, maxDelayUnit = MILLIS)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 500,
            delayUnit = MILLIS,
            failOn = {DatabaseUnavailable.class, TimeoutException.class})
    @Timeout(value = 12, unit = SECONDS)
    public Uni<UpsertOutcome> upsert(UpsertReport command, String actor) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> upsert(session, command, actor)))
                .invoke(outage::over)
                .onFailure()
                .transform(ReportStore::translated)
                .onFailure(DatabaseUnavailable.class)
                .invoke(outage::noticed);
    }

    /// Validation should leave PostgreSQL nothing to refuse; what slips through is the document's fault all the same.
    private static Throwable translated(Throwable failure) {
        Optional<String> refusal = DatabaseFailures.refusedData(failure);
        refusal.ifPresent(
                state -> LOGGER.infof("PostgreSQL refused a report that passed validation: sqlState=%s", state));
        return refusal.isPresent() ? InvalidReport.unstorable(failure) : DatabaseFailures.translate(failure);
    }

    private Uni<UpsertOutcome> upsert(Session session, UpsertReport command, String actor) {
        return lock(session, command.videoId())
                .chain(() -> tombstones.find(session, command.videoId()))
                .chain(tombstone -> tombstone.refuses(command, config.deletion().lateWindow())
                        ? refused(command, tombstone)
                        : store(session, command, tombstone, actor));
    }

    private static final String LOCK = "SELECT CAST(lock_content(:video_id) AS text)";

    /// A statement of its own: what follows must see what the lock's last holder committed.
    private static Uni<?> lock(Session session, VideoId videoId) {
        return session.createNativeQuery(LOCK, String.class)
                .setParameter("video_id", videoId.value())
                .getSingleResultOrNull();
    }

    private static Uni<UpsertOutcome> refused(UpsertReport command, Tombstone tombstone) {
        return Uni.createFrom()
                .item(new Refused(command.videoId(), tombstone.deletedAt().orElseThrow()));
    }

    private Uni<UpsertOutcome> store(Session session, UpsertReport command, Tombstone tombstone, String actor) {
        return tombstones
                .lift(session, command.videoId(), tombstone)
                .chain(() -> session.find(ContentEntity.class, command.videoId().value()))
                .chain(row -> write(session, command, row, tombstone))
                .chain(written -> events.publish(
                                session, command.videoId(), written.added(), written.summaries(), actor)
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
                .map(stored -> new Written(merged, known == null, stored));
    }

    /// @param added whether the video was not stored before
    private record Written(Merged merged, boolean added, List<StoredSummary> summaries) {}
}
