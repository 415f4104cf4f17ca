package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.testing.ServiceAnswer;

/// Clients write the same report in many forms; it is stored in one.
abstract class ReportFormsContract extends ReportApi {

    @Test
    void aliasesStandForTheirNames() throws Exception {
        store("""
                {'video_id': 'a', 'channel': 'By alias', 'url': 'https://a.example/', 'analysis': {'language': 'it'}}
                """);

        assertThat(column("a", "concat_ws('|', channel_name, canonical_url, analysis_json, language)"))
                .isEqualTo("By alias|https://a.example/|{\"language\": \"it\"}|it");
    }

    @Test
    void nameWinsOverItsAlias() throws Exception {
        store("{'video_id': 'a', 'channel': 'By alias', 'channel_name': 'By name'}");

        assertThat(column("a", "channel_name")).isEqualTo("By name");
    }

    @Test
    void jsonColumnsTakeTheTextOfJson() throws Exception {
        store("""
                {'video_id': 'a', 'media': '{\\'k\\': 1}', 'media_metadata': '{\\'k\\': 2}',
                 'analysis_json': '{\\'k\\': 3}', 'topics_json': '[4]', 'transcript_segments': '[5]',
                 'subcategories_json': '{\\'categories\\': [{\\'category\\': \\'C\\', \\'subcategories\\': []}]}'}
                """);

        assertThat(column("a", """
                concat(media, media_metadata, analysis_json, topics_json, transcript_segments, subcategories_json)
                """))
                .isEqualTo(
                        "{\"k\": 1}{\"k\": 2}{\"k\": 3}[4][5]{\"categories\": [{\"category\": \"C\", \"subcategories\": []}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "yt:abc, abc",
        "reddit:abc, reddit:abc",
        "a.b_c~d-e, a.b_c~d-e",
        "yt:reddit:x, reddit:x",
    })
    void onlyThePrefixYtComesOffAnId(String sent, String kept) throws Exception {
        store("{'video_id': '%s'}".formatted(sent));

        assertThat(column(kept, "video_id")).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "'', dQw4w9WgXcQ, youtube",
        "'', reddit:x, reddit",
        "'', x, other",
        "https://en.wikipedia.org/wiki/X, x, wikipedia",
        "https://example.org/, x, web",
        "https://www.churchofjesuschrist.org/, x, lds"
    })
    void sourceIsInferredFromAddressAndId(String url, String videoId, String source) throws Exception {
        store("{'video_id': '%s', 'canonical_url': '%s'}".formatted(videoId, url));

        assertThat(column(videoId, "content_source")).isEqualTo(source);
    }

    @Test
    void explicitSourceWinsIfItIsKnown() throws Exception {
        store("{'video_id': 'a', 'content_source': 'Reddit', 'canonical_url': 'https://youtu.be/x'}");
        store("{'video_id': 'b', 'content_source': 'myspace', 'canonical_url': 'https://youtu.be/x'}");

        assertThat(column("a", "content_source")).isEqualTo("reddit");
        assertThat(column("b", "content_source")).isEqualTo("youtube");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1700000000 | 2023-11-14T22:13:20Z", "1700000000000 | 2023-11-14T22:13:20Z",
                "1700000000.5 | 2023-11-14T22:13:20.500000Z", "'2025-01-31T12:00:00+02:00' | 2025-01-31T10:00:00Z",
                "'2025-01-31T12:00:00' | 2025-01-31T12:00:00Z", "'2025-01-31' | 2025-01-31T00:00:00Z",
            },
            quoteCharacter = '`')
    void timesAreTakenAsIsoAndAsEpoch(String sent, String kept) throws Exception {
        store("{'video_id': 'a', 'published_at': %s}".formatted(sent));

        assertThat(column("a", "iso_utc(published_at)")).isEqualTo(kept);
    }

    @Test
    void bearerTokenIsTakenToo() throws IOException {
        ServiceAnswer answer = client().post(PATH, json("{'video_id': 'a'}"), "Authorization", "bearer " + TOKEN);

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "application/json; charset=utf-8"})
    void anyMediaTypeIsTaken(String mediaType) throws IOException {
        ServiceAnswer answer =
                client().post(PATH, json("{'video_id': 'a'}"), "X-Ingest-Token", TOKEN, "Content-Type", mediaType);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void categoriesAreBroughtIntoTheOneStoredForm() throws Exception {
        store("{'video_id': 'a', 'subcategories_json': ['Plain', {'name': 'Named', 'subcategories': 'One'}]}");

        assertThat(row("a").path("subcategories_json")).isEqualTo(tree("""
                {'categories': [{'category': 'Plain', 'subcategories': []},
                                {'category': 'Named', 'subcategories': ['One']}]}
                """));
    }

    @Test
    void unknownMembersAreIgnored() throws IOException, SQLException {
        store("{'video_id': 'a', 'embedding': [0.5], 'nonsense': {'deep': null}}");

        assertThat(database.staleCards()).isEmpty();
    }
}
