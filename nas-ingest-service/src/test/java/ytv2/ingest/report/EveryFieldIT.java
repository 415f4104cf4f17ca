package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.ingest.JsonValue;
import ytv2.service.testing.HalfDone;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceClient;
import ytv2.service.testing.ServiceLog;

/// Every field of a report with every kind of value: it is taken, or refused by its name with nothing changed.
@QuarkusIntegrationTest
final class EveryFieldIT extends ReportApi {

    private static final String ELEMENT = "summary_variants.";

    /// What is not looked at where the name, or a summary in the list, is there.
    private static final Set<String> OTHER_NAMES =
            Set.of("channel", "url", "analysis", "summary_text", "summary_html", "summary_variant", "summary_variants");

    /// @param member as it is sent; in an element of `summary_variants` after that and a dot
    /// @param named by which a refusal names it, or what is in it
    private record Field(String member, String named, FieldType type) {

        String document(JsonValue value) {
            String sent = value.json();
            if (member.equals("video_id")) {
                return "{'video_id': %s, 'title': 'T'}".formatted(sent);
            }
            if (member.startsWith(ELEMENT)) {
                String name = member.replace(ELEMENT, "");
                String other = name.equals("text") ? "" : ", 'text': 'S'";
                return "{'video_id': 'a', 'summary_variants': [{'%s': %s%s}]}".formatted(name, sent, other);
            }
            String other = member.equals("summary_variant") ? ", 'summary_text': 'S'" : "";
            return "{'video_id': 'a', '%s': %s%s}".formatted(member, sent, other);
        }
    }

    static Stream<Field> fields() {
        return Stream.of(
                new Field("video_id", "video_id", FieldType.VIDEO_ID),
                new Field("id", "id", FieldType.ID),
                new Field("title", "title", FieldType.LINE),
                new Field("channel_name", "channel_name", FieldType.LINE),
                new Field("channel", "channel_name", FieldType.LINE),
                new Field("canonical_url", "canonical_url", FieldType.URL),
                new Field("url", "canonical_url", FieldType.URL),
                new Field("thumbnail_url", "thumbnail_url", FieldType.URL),
                new Field("summary_image_url", "summary_image_url", FieldType.URL),
                new Field("content_source", "content_source", FieldType.SOURCE),
                new Field("published_at", "published_at", FieldType.TIMESTAMP),
                new Field("indexed_at", "indexed_at", FieldType.TIMESTAMP),
                new Field("processing_started_at", "processing_started_at", FieldType.INSTANT),
                new Field("duration_seconds", "duration_seconds", FieldType.INTEGER),
                new Field("word_count", "word_count", FieldType.INTEGER),
                new Field("language", "language", FieldType.LANGUAGE),
                new Field("original_language", "original_language", FieldType.LANGUAGE),
                new Field("summary_language", "summary_language", FieldType.LANGUAGE),
                new Field("audio_language", "audio_language", FieldType.LANGUAGE),
                new Field("has_audio", "has_audio", FieldType.BOOLEAN),
                new Field("media", "media", FieldType.OBJECT),
                new Field("media_metadata", "media_metadata", FieldType.OBJECT),
                new Field("subcategories_json", "subcategories_json", FieldType.CATEGORY_DOCUMENT),
                new Field("analysis_json", "analysis_json", FieldType.OBJECT),
                new Field("analysis", "analysis_json", FieldType.OBJECT),
                new Field("topics_json", "topics_json", FieldType.JSON),
                new Field("transcript", "transcript", FieldType.TRANSCRIPT),
                new Field("transcript_segments", "transcript_segments", FieldType.SEGMENTS),
                new Field("curated", "curated", FieldType.BOOLEAN),
                new Field("restore", "restore", FieldType.BOOLEAN),
                new Field("clear", "clear", FieldType.NAMES_OF_FIELDS),
                new Field("summary_text", "summary_text", FieldType.SUMMARY),
                new Field("summary_html", "summary_html", FieldType.SUMMARY),
                new Field("summary_variant", "summary_variant", FieldType.VARIANT),
                new Field("summary_variants", "summary_variants", FieldType.SUMMARIES),
                new Field("summary_variants.variant", "summary_variants[0]", FieldType.VARIANT),
                new Field("summary_variants.summary_type", "summary_variants[0]", FieldType.VARIANT),
                new Field("summary_variants.text", "summary_variants[0].text", FieldType.SUMMARY),
                new Field("summary_variants.html", "summary_variants[0].html", FieldType.SUMMARY),
                new Field("summary_variants.revision", "summary_variants[0]", FieldType.ANYTHING),
                new Field("summary_variants.research_meta", "summary_variants[0]", FieldType.ANYTHING));
    }

    @Test
    void noFieldIsMissingHere() {
        List<String> known = Arrays.stream(ReportPayload.class.getRecordComponents())
                .map(component -> new SnakeCaseStrategy().translate(component.getName()))
                .toList();

        assertThat(fields().map(Field::member).filter(member -> !member.contains(".")))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void otherValuesAreRefusedByTheFieldsName() throws Exception {
        store("{'video_id': 'a', 'title': 'Before', 'summary_text': 'S'}");
        String before = database.fingerprint();
        ServiceLog log = ServiceLog.fromNow();
        ServiceClient client = client();
        SoftAssertions all = new SoftAssertions();

        for (Field field : fields().toList()) {
            for (JsonValue value : field.type().refused()) {
                ServiceAnswer answer = client.post(PATH, json(field.document(value)), "X-INGEST-TOKEN", TOKEN);

                all.assertThat(answer.status())
                        .as("%s: %s → %s", field, value, answer)
                        .isEqualTo(400);
                all.assertThat(answer.json().path("violations").findValuesAsText("field"))
                        .as("%s: %s → %s", field, value, answer)
                        .isNotEmpty()
                        .allMatch(named -> named.startsWith(field.named()));
            }
        }

        all.assertAll();
        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(log.alarms()).isEmpty();
        assertThat(log.text()).doesNotContain("\tat ");
    }

    /// Many fields in each document: first by their names, then by their other ones.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyValueOfItsTypeIsTaken(boolean byOtherName) throws Exception {
        List<Field> sent = fields().filter(field ->
                        field.member().equals("video_id") || byOtherName == OTHER_NAMES.contains(field.member()))
                .toList();
        ServiceClient client = client();

        for (int i = 0; i < JsonValue.values().length; i++) {
            String document = document(sent, i);
            ServiceAnswer answer = client.post(PATH, json(document), "X-INGEST-TOKEN", TOKEN);

            assertThat(answer.status()).as("%d: %s", i, answer).isEqualTo(200);
        }

        assertThat(HalfDone.in(database.session())).isEmpty();
    }

    /// With the value of each field that comes so late in the order of those it takes; some have only two.
    private static String document(List<Field> fields, int number) {
        Map<Boolean, List<String>> members = fields.stream()
                .collect(Collectors.partitioningBy(
                        field -> field.member().startsWith(ELEMENT),
                        Collectors.mapping(
                                field -> {
                                    List<JsonValue> values =
                                            List.copyOf(field.type().taken());
                                    String value =
                                            values.get(number % values.size()).json();
                                    return "'%s': %s".formatted(field.member().replace(ELEMENT, ""), value);
                                },
                                Collectors.toList())));
        String element = String.join(", ", Objects.requireNonNull(members.get(true)));
        return "{" + String.join(", ", Objects.requireNonNull(members.get(false)))
                + (element.isEmpty() ? "" : ", 'summary_variants': [{" + element + "}]") + "}";
    }
}
