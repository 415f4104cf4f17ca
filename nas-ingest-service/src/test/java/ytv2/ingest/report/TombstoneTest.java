package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TombstoneTest {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Instant NOON = Instant.parse("2025-01-31T12:00:00Z");

    /// It is noon.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # deleted at            | document                                                         | refused
            2025-01-31T11:59:00Z    | {'video_id': 'a'}                                                | true
            2025-01-31T11:45:00.001Z| {'video_id': 'a'}                                                | true
            2025-01-31T11:45:00Z    | {'video_id': 'a'}                                                | false
            2025-01-31T11:59:00Z    | {'video_id': 'a', 'restore': true}                               | false
            2025-01-31T11:59:00Z    | {'video_id': 'a', 'processing_started_at': '2025-01-31T11:58:59.999Z'} | true
            2025-01-31T11:59:00Z    | {'video_id': 'a', 'processing_started_at': '2025-01-31T11:59:00Z'} | false
            2025-01-31T11:59:00Z    | {'video_id': 'a', 'processing_started_at': '2025-01-31T12:05:00Z'} | false
            2025-01-31T11:59:00Z    | {'video_id': 'a', 'processing_started_at': '2025-01-31T13:58:00+02:00'} | true
            2025-01-31T11:59:00Z    | {'video_id': 'a', 'processing_started_at': 1738324740}           | false
            2025-01-31T10:00:00Z    | {'video_id': 'a', 'processing_started_at': '2025-01-31T09:59:59Z', 'indexed_at': '2025-01-31T11:00:00Z'} | true
            2025-01-31T10:00:00Z    | {'video_id': 'a', 'indexed_at': '2025-01-31T09:59:59Z'}          | true
            2025-01-31T10:00:00Z    | {'video_id': 'a', 'indexed_at': '2025-01-31T09:59:59'}           | false
            2025-01-31T10:00:00Z    | {'video_id': 'a', 'indexed_at': '2025-01-31T10:00:00Z'}          | false
            2025-01-31T11:59:00Z    | {'video_id': 'a', 'indexed_at': '2025-01-31T11:59:30Z'}          | true
            """)
    void lateResultsAreRefused(Instant deletedAt, String document, boolean refused) {
        Tombstone tombstone = new Tombstone(NOON, Optional.of(deletedAt));

        assertThat(tombstone.refuses(Documents.command(document), WINDOW)).isEqualTo(refused);
    }

    @Test
    void withoutADeleteNothingIsRefused() {
        assertThat(new Tombstone(NOON, Optional.empty()).refuses(Documents.command("{'video_id': 'a'}"), WINDOW))
                .isFalse();
    }

    @Test
    void clockUpToFiveMinutesAheadIsTakenForNow() {
        Tombstone justDeleted = new Tombstone(NOON, Optional.of(NOON.plusMillis(1)));

        assertThat(justDeleted.refuses(started("2025-01-31T12:05:00Z"), WINDOW)).isTrue();
        assertThat(justDeleted.refuses(started("2025-01-31T12:05:01Z"), WINDOW)).isFalse();
    }

    private static UpsertReport started(String time) {
        return Documents.command("{'video_id': 'a', 'processing_started_at': '%s'}".formatted(time));
    }
}
