package ytv2.ingest.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.ingest.IngestApi;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Deletes, results and restores of one video that meet. A session of the test holds what the first of them needs, so
/// that it stands in the middle of its transaction while the second comes.
abstract class DeletionRacesContract extends IngestApi {

    private Session holder;

    @BeforeEach
    void open() throws Exception {
        ServiceAnswer _ = post("{'video_id': 'a', 'summary_text': 'Old'}");
        ServiceAnswer _ = post("{'video_id': 'b', 'summary_text': 'Other'}");
        holder = database.owner();
        holder.begin();
    }

    @AfterEach
    void close() throws Exception {
        holder.close();
    }

    @Test
    void deleteDuringAnIngestDeletesWhatItStored() throws Exception {
        holder.run("SELECT FROM content WHERE video_id = 'a' FOR UPDATE");
        CompletableFuture<ServiceAnswer> ingest = later(PATH, "{'video_id': 'a', 'title': 'New'}");
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> delete = later("/api/delete/a", "");
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(status(ingest)).isEqualTo(200);
        JsonNode counts = delete.get(20, TimeUnit.SECONDS).json().path("deleted");
        assertThat(counts.path("content").asInt()).isEqualTo(1);
        isDeleted();
        assertThat(column("SELECT kind FROM content_event WHERE video_id = 'a' ORDER BY id"))
                .containsExactly("report-added", "report-synced", "report-deleted");
    }

    @Test
    void deleteDuringTheFirstIngestDeletesWhatItStored() throws Exception {
        holder.run("LOCK TABLE report_card IN EXCLUSIVE MODE");
        CompletableFuture<ServiceAnswer> ingest = later(PATH, "{'video_id': 'c', 'summary_text': 'New'}");
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> delete = later("/api/delete/c", "");
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(status(ingest)).isEqualTo(200);
        assertThat(delete.get(20, TimeUnit.SECONDS).json().path("idempotent").asBoolean(true))
                .isFalse();
        assertThat(column("SELECT video_id FROM content WHERE video_id = 'c'")).isEmpty();
        assertThat(column("SELECT video_id FROM content_tombstone")).containsExactly("c");
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void resultThatComesDuringADeleteIsRefused() throws Exception {
        holder.run("SELECT FROM content WHERE video_id = 'a' FOR UPDATE");
        CompletableFuture<ServiceAnswer> delete = later("/api/delete/a", "");
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> ingest = later(PATH, "{'video_id': 'a', 'title': 'Late'}");
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(status(delete)).isEqualTo(200);
        ProblemAssert.isProblem(ingest.get(20, TimeUnit.SECONDS), 409, "deleted");
        isDeleted();
        assertThat(column("SELECT video_id FROM refused_report")).containsExactly("a");
    }

    @Test
    void processingOfAnotherVideoBringsNothingBack() throws Exception {
        holder.run("SELECT FROM content WHERE video_id = 'b' FOR UPDATE");
        CompletableFuture<ServiceAnswer> ingest = later(PATH, "{'video_id': 'b', 'title': 'Done'}");
        LockWaits.await(database.superuserUrl(), 1);

        assertThat(status(later("/api/delete/a", ""))).isEqualTo(200);
        holder.rollback();

        assertThat(status(ingest)).isEqualTo(200);
        isDeleted();
        assertThat(column("SELECT title FROM content")).containsExactly("Done");
    }

    @Test
    void laterProcessingIsTakenAfterTheDelete() throws Exception {
        assertThat(status(later("/api/delete/a", ""))).isEqualTo(200);
        String late = "{'video_id': 'a', 'summary_text': 'Late', 'processing_started_at': '2025-01-01T00:00:00Z'}";
        ProblemAssert.isProblem(later(PATH, late).get(20, TimeUnit.SECONDS), 409, "deleted");
        isDeleted();

        String next = late.replace("Late", "Next").replace("2025-01-01T00:00:00Z", "%s");
        String now = String.valueOf(column("SELECT iso_utc(clock_timestamp())").getFirst());

        assertThat(status(later(PATH, next.formatted(now)))).isEqualTo(200);
        assertThat(column("SELECT text FROM v_latest_summaries WHERE video_id = 'a'"))
                .containsExactly("Next");
        assertThat(column("SELECT video_id FROM content_tombstone")).isEmpty();
        assertThat(column("SELECT video_id FROM refused_report")).isEmpty();
    }

    @Test
    void deleteThatComesDuringARestoreWins() throws Exception {
        assertThat(status(later("/api/delete/a", ""))).isEqualTo(200);
        assertThat(status(later(PATH, "{'video_id': 'a', 'summary_text': 'Late'}")))
                .isEqualTo(409);
        holder.run("LOCK TABLE report_card IN EXCLUSIVE MODE");
        CompletableFuture<ServiceAnswer> restore = later("/api/restore/a", "");
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> delete = later("/api/delete/a", "");
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(status(restore)).isEqualTo(200);
        assertThat(delete.get(20, TimeUnit.SECONDS)
                        .json()
                        .path("deleted")
                        .path("content")
                        .asInt())
                .isEqualTo(1);
        isDeleted();
    }

    @Test
    void twoThatDeleteTheSameVideosInOppositeOrderDoNotBlockEachOther() throws Exception {
        holder.run("SELECT lock_content('a')");
        CompletableFuture<ServiceAnswer> one = later("/delete-reports", "{'files': ['a', 'b']}");
        CompletableFuture<ServiceAnswer> other = later("/delete-reports", "{'files': ['b', 'a']}");
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(one.get(20, TimeUnit.SECONDS).json().path("deleted").asInt()
                        + other.get(20, TimeUnit.SECONDS).json().path("deleted").asInt())
                .isEqualTo(2);
        assertThat(column("SELECT video_id FROM content")).isEmpty();
    }

    private void isDeleted() throws Exception {
        assertThat(column("SELECT video_id FROM content WHERE video_id = 'a'")).isEmpty();
        assertThat(column("SELECT variant FROM content_summaries WHERE video_id = 'a'"))
                .isEmpty();
        assertThat(column("SELECT video_id FROM report_card WHERE video_id = 'a'"))
                .isEmpty();
        assertThat(column("SELECT video_id FROM content_tombstone WHERE video_id = 'a'"))
                .containsExactly("a");
        assertThat(database.staleCards()).isEmpty();
    }

    private static int status(CompletableFuture<ServiceAnswer> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS).status();
    }

    private CompletableFuture<ServiceAnswer> later(String path, String document) {
        return client().postLater(path, json(document), "X-INGEST-TOKEN", TOKEN);
    }
}
