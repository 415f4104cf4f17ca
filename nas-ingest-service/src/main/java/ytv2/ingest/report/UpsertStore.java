package ytv2.ingest.report;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.CardStore;
import ytv2.ingest.IngestConfig;
import ytv2.ingest.report.ContentMerge.Merged;
import ytv2.ingest.report.EventStore.Written;
import ytv2.ingest.report.TombstoneStore.Found;
import ytv2.ingest.report.UpsertOutcome.Refused;
import ytv2.ingest.report.UpsertOutcome.Stored;
import ytv2.ingest.report.UpsertOutcome.StoredSummary;
import ytv2.model.VideoId;

/// Merges documents of different videos into what is stored, within the caller's transaction: each step is one
/// statement, however many they are.
@Singleton
final class UpsertStore {

    private final IngestConfig config;
    private final TombstoneStore tombstones;
    private final RefusedReportStore refusals;
    private final SummaryStore summaries;
    private final EventStore events;
    private final CardStore cards;

    UpsertStore(
            IngestConfig config,
            TombstoneStore tombstones,
            RefusedReportStore refusals,
            SummaryStore summaries,
            EventStore events,
            CardStore cards) {
        this.config = config;
        this.tombstones = tombstones;
        this.refusals = refusals;
        this.summaries = summaries;
        this.events = events;
        this.cards = cards;
    }

    /// Locks the ids, asks the tombstones, merges content and summaries, refreshes the cards and tells the listeners.
    ///
    /// @param commands of different videos
    /// @param actor the name of the credential that asks
    /// @return an outcome for each command, in their order
    Uni<List<UpsertOutcome>> upsert(Session session, List<UpsertReport> commands, String actor) {
        return tombstones.lock(session, ids(commands)).chain(found -> decide(session, targets(commands, found), actor));
    }

    /// A document, and what stands of its video.
    private record Target(UpsertReport command, Found found) {

        VideoId videoId() {
            return command.videoId();
        }

        boolean isStored() {
            return !found.hash().isEmpty();
        }

        boolean isDeleted() {
            return found.tombstone().deletedAt().isPresent();
        }
    }

    private static List<Target> targets(List<UpsertReport> commands, Map<VideoId, Found> found) {
        return commands.stream()
                .map(command -> new Target(command, Objects.requireNonNull(found.get(command.videoId()))))
                .toList();
    }

    private Uni<List<UpsertOutcome>> decide(Session session, List<Target> targets, String actor) {
        List<Target> late = targets.stream().filter(this::isLate).toList();
        List<Target> wanted = targets.stream().filter(target -> !isLate(target)).toList();
        return keep(session, late, actor)
                .chain(() -> lift(session, wanted))
                .chain(() -> store(session, wanted, actor))
                .map(stored -> targets.stream()
                        .map(target -> outcome(target, stored.get(target.videoId())))
                        .toList());
    }

    private boolean isLate(Target target) {
        return target.found()
                .tombstone()
                .refuses(target.command(), config.deletion().lateWindow());
    }

    private static UpsertOutcome outcome(Target target, @Nullable Stored stored) {
        return stored == null
                ? new Refused(
                        target.videoId(), target.found().tombstone().deletedAt().orElseThrow())
                : stored;
    }

    /// One by one: documents that come too late are few.
    private Uni<Void> keep(Session session, List<Target> late, String actor) {
        return Multi.createFrom()
                .iterable(late)
                .onItem()
                .transformToUniAndConcatenate(target -> refusals.keep(session, target.command(), actor))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> lift(Session session, List<Target> targets) {
        return tombstones.lift(
                session,
                targets.stream().filter(Target::isDeleted).map(Target::videoId).toList());
    }

    /// Stores a document of a locked video, whatever its tombstone says.
    Uni<Stored> store(Session session, UpsertReport command, String actor) {
        return tombstones
                .lock(session, List.of(command.videoId()))
                .chain(found -> store(session, targets(List.of(command), found), actor))
                .map(stored -> Objects.requireNonNull(stored.get(command.videoId())));
    }

    private Uni<Map<VideoId, Stored>> store(Session session, List<Target> targets, String actor) {
        return targets.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : merge(session, targets)
                        .chain(merged -> summaries
                                .insert(
                                        session,
                                        targets.stream().map(Target::command).toList())
                                .call(stored -> publish(session, targets, stored, actor))
                                .map(stored -> stored(merged, stored)));
    }

    private Uni<Void> publish(
            Session session, List<Target> targets, Map<VideoId, List<StoredSummary>> stored, String actor) {
        List<Written> written = targets.stream()
                .map(target -> new Written(
                        target.videoId(), target.found().hash(), stored.getOrDefault(target.videoId(), List.of())))
                .toList();
        return events.publish(session, written, actor).chain(refreshed -> cards.compress(session, refreshed));
    }

    private static Map<VideoId, Stored> stored(
            Map<VideoId, Merged> merged, Map<VideoId, List<StoredSummary>> summaries) {
        Map<VideoId, Stored> stored = new HashMap<>();
        merged.forEach((videoId, video) -> stored.put(
                videoId,
                new Stored(
                        videoId, video.row().title, summaries.getOrDefault(videoId, List.of()), video.curatedKept())));
        return stored;
    }

    private static Uni<Map<VideoId, Merged>> merge(Session session, List<Target> targets) {
        return rows(session, targets).chain(known -> merge(session, targets, known));
    }

    private static Uni<Map<VideoId, Merged>> merge(
            Session session, List<Target> targets, Map<String, ContentEntity> known) {
        Map<VideoId, Merged> merged = new HashMap<>();
        List<ContentEntity> added = new ArrayList<>();
        for (Target target : targets) {
            @Nullable ContentEntity row = known.get(target.videoId().value());
            Merged video = row == null
                    ? ContentMerge.inserted(
                            target.command(), target.found().tombstone().now())
                    : ContentMerge.updated(row, target.command());
            if (row == null) {
                added.add(video.row());
            }
            merged.put(target.videoId(), video);
        }
        return session.setBatchSize(targets.size())
                .persistAll(added.toArray())
                .chain(session::flush)
                .replaceWith(merged);
    }

    /// @return without those that are not stored yet
    private static Uni<Map<String, ContentEntity>> rows(Session session, List<Target> targets) {
        Object[] stored = targets.stream()
                .filter(Target::isStored)
                .map(target -> target.videoId().value())
                .toArray();
        return stored.length == 0
                ? Uni.createFrom().item(Map.of())
                : session.find(ContentEntity.class, stored)
                        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.videoId, Function.identity())));
    }

    private static List<VideoId> ids(List<UpsertReport> commands) {
        return commands.stream().map(UpsertReport::videoId).toList();
    }
}
