package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.model.testing.Session;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Deleted stays deleted: the late result of a processing that began before the delete is refused.
abstract class DeletedReportContract extends ReportApi {

    /// `%s` in a document is a time so many minutes from now.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # deleted | sent | document                                                     | answer
            -5        | 0    | {'video_id': 'a'}                                            | 409
            -14       | 0    | {'video_id': 'a'}                                            | 409
            -16       | 0    | {'video_id': 'a'}                                            | 200
            -60       | -61  | {'video_id': 'a', 'processing_started_at': '%s'}             | 409
            -60       | -59  | {'video_id': 'a', 'processing_started_at': '%s'}             | 200
            -5        | -4   | {'video_id': 'a', 'processing_started_at': '%s'}             | 200
            -5        | -6   | {'video_id': 'a', 'processing_started_at': '%s'}             | 409
            -5        | 4    | {'video_id': 'a', 'processing_started_at': '%s'}             | 200
            -60       | -61  | {'video_id': 'a', 'indexed_at': '%s'}                        | 409
            -60       | -59  | {'video_id': 'a', 'indexed_at': '%s'}                        | 200
            -5        | -4   | {'video_id': 'a', 'indexed_at': '%s'}                        | 409
            -60       | -61  | {'video_id': 'yt:a', 'processing_started_at': '%s'}          | 409
            -5        | -6   | {'video_id': 'a', 'processing_started_at': '%s', 'restore': true} | 200
            -5        | 0    | {'video_id': 'a', 'restore': true}                           | 200
            -5        | 0    | {'video_id': 'a', 'restore': false}                          | 409
            -5        | 0    | {'video_id': 'b'}                                            | 200
            """)
    void timesDecideWhetherAReportIsLate(int deleted, int sent, String document, int status) throws Exception {
        delete("a", deleted);

        ServiceAnswer answer = post(document.replace("%s", minutesFromNow(sent).toString()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"-61, 200", "-59, 200"})
    void indexingTimeWithoutAnOffsetNeverDecides(int sent, int status) throws Exception {
        delete("a", -60);
        String local = minutesFromNow(sent).toString().replace("Z", "");

        assertThat(post("{'video_id': 'a', 'indexed_at': '%s'}".formatted(local))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void processingTimeWithoutAnOffsetIsRefusedAsInput() throws Exception {
        ServiceAnswer answer = post("{'video_id': 'a', 'processing_started_at': '2025-01-31T12:00:00'}");

        ProblemAssert.rejectsField(answer, "invalid_report", "processing_started_at");
    }

    @Test
    void refusalSaysWhatHappenedAndHowToBringItBack() throws Exception {
        delete("a", -5);

        ServiceAnswer answer = post("{'video_id': 'a', 'title': 'Late', 'summary_text': 'S'}");

        ProblemAssert.isProblem(answer, 409, "deleted");
        assertThat(answer.json().path("message").asText())
                .contains("deleted at")
                .contains("restore");
        assertThat(OffsetDateTime.parse(answer.json().path("deleted_at").asText())
                        .toInstant())
                .isBetween(minutesFromNow(-6), minutesFromNow(-4));
        assertThat(column("SELECT video_id FROM content")).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    void reportThatIsTakenLiftsTheTombstone() throws Exception {
        delete("a", -60);

        store("{'video_id': 'a', 'summary_text': 'S'}");

        try (Session session = database.owner()) {
            assertThat(session.number("SELECT count(*) FROM content_tombstone")).isZero();
        }
        assertThat(events()).containsExactly("report-added a {comprehensive} ingest");
    }

    private void delete(String videoId, int minutes) throws SQLException {
        try (Session session = database.owner()) {
            session.run("""
                    INSERT INTO content_tombstone (video_id, deleted_at, deleted_by)
                    VALUES (?, clock_timestamp() + make_interval(mins => ?), 'test')
                    """, videoId, minutes);
        }
    }

    private static Instant minutesFromNow(int minutes) {
        return Instant.now().plus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    }
}
