package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.ServiceAnswer;

/// A write tells what it did, in its own transaction; a write that did nothing says nothing.
abstract class ReportEventsContract extends ReportApi {

    private static final String REPORT = """
            {'video_id': 'a', 'title': 'T', 'summary_text': 'S', 'published_at': '2025-01-31T12:00:00.123456Z',
             'duration_seconds': '12.7', 'media': {'k': 1e3, 'l': 1.50}, 'analysis_json': {'n': [1e400, -0.0, 5e-1]},
             'subcategories_json': ['C'], 'topics_json': '[\\'t\\']', 'transcript': 'x', 'curated': true}
            """;

    @Test
    void newReportIsAddedAndAChangedOneSynced() throws Exception {
        store("{'video_id': 'a', 'summary_text': 'S'}");
        store("{'video_id': 'a', 'title': 'New'}");
        store("{'video_id': 'a', 'summary_variants': [{'variant': 'audio', 'text': 'A'}, {'text': 'S'}]}");

        assertThat(events())
                .containsExactly(
                        "report-added a {comprehensive} ingest",
                        "report-synced a {} ingest",
                        "report-synced a {audio} ingest");
    }

    @Test
    void sameReportAgainWritesNothing() throws Exception {
        store(REPORT);
        String before = database.fingerprint();

        store(REPORT);

        assertThat(database.fingerprint()).isEqualTo(before);
    }

    @Test
    void listenersHearOfAWriteAfterItsCommitAndOnce() throws Exception {
        try (Session listener = database.owner();
                Session blocker = database.owner()) {
            listener.run("LISTEN content_event");
            blocker.begin();
            // the write has told everything and waits here for its last statement: the card
            blocker.run("LOCK TABLE report_card IN SHARE MODE");
            CompletableFuture<ServiceAnswer> answer = later("{'video_id': 'a', 'summary_text': 'S'}");
            awaitWaiting(1);

            assertThat(notifications(listener, 200)).isEmpty();
            blocker.rollback();
            assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);

            assertThat(notifications(listener, 1000)).containsExactly(newestEvent());
            assertThat(notifications(listener, 200)).isEmpty();
        }
    }

    @Test
    void failedWriteLeavesNeitherEventNorNotification() throws Exception {
        try (Session listener = database.owner()) {
            listener.run("LISTEN content_event");

            ServiceAnswer answer = post("{'video_id': 'a', 'duration_seconds': 'long'}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(notifications(listener, 200)).isEmpty();
            assertThat(events()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'video_id': 'a'}",
                "{'video_id': 'a', 'summary_html': '<p>H</p>'}",
                "{'video_id': 'a', 'analysis_json': {'key_topics': [1, null, {'x': []}], 'categories': 'odd', 'language': 5}}",
                "{'video_id': 'a', 'summary_text': 'S', 'media': {'audio_url': [1]}, 'analysis_json': {'category': {'a': 1}}}",
                "{'video_id': 'a', 'summary_text': 'S', 'topics_json': {'raw_text': 'x'}, 'media_metadata': "
                        + "{'mp3_duration_seconds': 1e300}, 'published_at': '9999-12-31T23:59:59Z'}",
                "{'video_id': 'a', 'summary_text': 'S', 'subcategories_json': [' ', '–', {'name': 'n', 'subcategories': ''}]}",
            })
    void cardIsWhatTheViewSays(String document) throws Exception {
        store("{'video_id': 'other', 'summary_text': 'S'}");

        store(document);

        assertThat(database.staleCards()).isEmpty();
    }

    private CompletableFuture<ServiceAnswer> later(String document) {
        return client().postLater(PATH, json(document), "X-INGEST-TOKEN", TOKEN);
    }

    /// Until so many sessions of the service wait for a lock.
    private void awaitWaiting(int count) throws Exception {
        LockWaits.await(database.superuserUrl(), count);
    }

    private String newestEvent() throws SQLException {
        try (Session session = database.owner()) {
            return String.valueOf(session.text("SELECT max(id) FROM content_event"));
        }
    }

    private static List<String> notifications(Session listener, int millis) throws SQLException, IOException {
        PGNotification[] heard =
                listener.connection().unwrap(PGConnection.class).getNotifications(millis);
        return Arrays.stream(heard).map(PGNotification::getParameter).toList();
    }
}
