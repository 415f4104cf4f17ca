package ytv2.migration.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.migration.cast.Field;
import ytv2.migration.cast.Note;
import ytv2.migration.cast.Rows;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SourceVideo;
import ytv2.model.SentTime;

/// What becomes of a video of which the files say this and that.
class MergeTest {

    private static final MergeRules KEEP = new MergeRules(Map.of(), Optional.empty());
    private static final SentTime LAST_SYNC = new SentTime(Instant.parse("2025-03-20T00:00:00Z"), true);

    @Test
    void rowThatWasChangedLastIsRightAndTheOtherFillsIn() {
        MergedVideo.Stored merged = stored(
                content(Side.NAS, "2025-01-01T00:00:00Z", "title", "Old", "channel_name", "Known", "word_count", 7),
                content(
                        Side.DASHBOARD,
                        "2025-01-02T00:00:00Z",
                        "title",
                        "New",
                        "channel_name",
                        "Unknown",
                        "word_count",
                        0));

        assertThat(merged.values())
                .containsEntry(Field.TITLE, "New")
                .containsEntry(Field.CHANNEL_NAME, "Known")
                .containsEntry(Field.WORD_COUNT, "7")
                .containsEntry(Field.UPDATED_AT, "2025-01-02T00:00:00Z");
        assertThat(merged.conflicts())
                .extracting(Conflict::field, Conflict::winner, Conflict::rule)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("title", Side.DASHBOARD, "changed last"),
                        org.assertj.core.groups.Tuple.tuple("channel_name", Side.NAS, "the other does not know it"));
    }

    @ParameterizedTest
    @CsvSource({
        // newer on either side
        "2025-01-02T00:00:00Z, 2025-01-01T00:00:00Z, nas, false",
        "2025-01-01T00:00:00Z, 2025-01-02T00:00:00Z, dashboard, false",
        // exact ones may be as near as they like
        "2025-01-01T00:00:01Z, 2025-01-01T00:00:00Z, nas, false",
        // without an offset on one side or both
        "2025-01-02T01:00:00, 2025-01-01T00:00:00, dashboard, true",
        "2025-01-02T01:00:00, 2025-01-01T00:00:00Z, dashboard, true",
        "2025-01-02T02:00:00, 2025-01-01T00:00:00, nas, false",
        // the same
        "2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z, dashboard, true",
    })
    void newestCategoriesWinAsFarAsTimesTell(String nas, String dashboard, String winner, boolean undecided) {
        MergedVideo.Stored merged = stored(
                content(Side.NAS, nas, "subcategories_json", "[\"nas\"]"),
                content(Side.DASHBOARD, dashboard, "subcategories_json", "[\"dashboard\"]"));

        assertThat(merged.values().get(Field.SUBCATEGORIES_JSON)).contains("\"" + winner + "\"");
        assertThat(merged.curated()).isTrue();
        assertThat(merged.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.undecided()).isEqualTo(undecided));
    }

    @Test
    void categoriesOfOneSideStayThoughTheOtherWasChangedLater() {
        MergedVideo.Stored merged = stored(
                content(Side.NAS, "2025-01-01T00:00:00Z", "subcategories_json", "[\"kept\"]"),
                content(Side.DASHBOARD, "2025-01-02T00:00:00Z", "subcategories_json", "{\"categories\": []}"));

        assertThat(merged.values().get(Field.SUBCATEGORIES_JSON)).contains("kept");
    }

    @Test
    void twinsInOneFileAreOneVideoOfWhichTheNewerIsRight() {
        MergedVideo.Stored merged = stored(
                content(Side.NAS, "2025-01-01T00:00:00", "subcategories_json", "[\"older\"]"),
                content(Side.NAS, "2025-01-01T05:00:00", "subcategories_json", "[\"newer\"]"));

        assertThat(merged.values().get(Field.SUBCATEGORIES_JSON)).contains("newer");
        assertThat(merged.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-19T23:59:59Z, true",
        "2025-03-20T00:00:00Z, true",
        "2025-03-20T00:00:01Z, false",
        "2025-03-18T21:00:00, true",
        "2025-03-18T23:00:00, false",
        "2025-03-20T05:00:00, false",
        "nonsense, false",
    })
    void whatTheDashboardLacksIsDeletedIfItIsCertainlyOlder(String createdAt, boolean deleted) {
        MergeRules rules = new MergeRules(Map.of(), Optional.of(LAST_SYNC));
        SourceRow row = Rows.content(Side.NAS, "video_id", "abc", "created_at", createdAt);

        assertThat(merge(rules, row) instanceof MergedVideo.Deleted).isEqualTo(deleted);
        SourceRow there = Rows.content(Side.DASHBOARD, "video_id", "abc", "created_at", createdAt);
        assertThat(merge(rules, row, there)).isInstanceOf(MergedVideo.Stored.class);
    }

    @Test
    void whatTheDashboardHasInARowThatIsRefusedIsNotDeleted() {
        MergeRules rules = new MergeRules(Map.of(), Optional.of(LAST_SYNC), Set.of("abc"));

        MergedVideo merged =
                merge(rules, Rows.content(Side.NAS, "video_id", "abc", "created_at", "2025-01-01T00:00:00Z"));

        assertThat(merged).isInstanceOf(MergedVideo.Stored.class);
        assertThat(merged.notes())
                .extracting(Note::reason)
                .contains("the dashboard's row of it is refused: it is kept");
    }

    @Test
    void sameRevisionOfTwoTextsIsKeptTwice() {
        MergedVideo.Stored merged = stored(
                content(Side.NAS, "2025-01-01T00:00:00Z"),
                variant(Side.NAS, 1, "here", 1, null),
                variant(Side.DASHBOARD, 1, "there", 1, null));

        assertThat(merged.summaries())
                .extracting(summary -> summary.revision() + summary.body().text())
                .containsExactly("1here", "2there");
        assertThat(merged.summaries().stream().filter(MergedSummary::latest)).hasSize(1);
    }

    @Test
    void sameTextInBothFilesIsStoredOnceWithTheDocumentOfEither() {
        MergedVideo.Stored merged = stored(
                content(Side.NAS, "2025-01-01T00:00:00Z"),
                variant(Side.NAS, 1, "text", 1, null),
                variant(Side.DASHBOARD, 1, "text", 1, "{\"a\": 1}"));

        assertThat(merged.summaries())
                .singleElement()
                .satisfies(summary -> assertThat(summary.document()).contains("{\"a\":1}"));
    }

    @Test
    void oneRevisionIsTheLatestWhateverTheFileSays() {
        MergedVideo.Stored none = stored(
                content(Side.NAS, "2025-01-01T00:00:00Z"),
                variant(Side.NAS, 1, "one", 0, null),
                variant(Side.NAS, 2, "two", 0, null));
        MergedVideo.Stored all = stored(
                content(Side.NAS, "2025-01-01T00:00:00Z"),
                variant(Side.NAS, 1, "one", 1, null),
                variant(Side.NAS, 2, "two", 1, null));

        assertThat(List.of(none, all))
                .allSatisfy(video -> assertThat(video.summaries())
                        .extracting(MergedSummary::latest)
                        .containsExactly(false, true));
    }

    @Test
    void numbersThatAreNoRevisionsGetFreeOnes() {
        MergedVideo.Stored merged = stored(
                content(Side.NAS, "2025-01-01T00:00:00Z"),
                variant(Side.NAS, Integer.MAX_VALUE, "huge", 1, null),
                variant(Side.NAS, -1, "negative", 0, null),
                variant(Side.NAS, 3, "three", 0, null));

        assertThat(merged.summaries()).extracting(MergedSummary::revision).containsExactly(3, 4, 5);
        assertThat(merged.summaries().stream()
                        .filter(summary -> summary.document().orElse("").contains("2147483647")))
                .hasSize(1);
    }

    @Test
    void unreadableCategoriesAreRejectedAndTheVideoIsStored() {
        MergedVideo.Stored merged = stored(content(Side.NAS, "2025-01-01T00:00:00Z", "subcategories_json", "cut {"));

        assertThat(merged.curated()).isFalse();
        assertThat(merged.rejects()).hasSize(1);
    }

    @Test
    void fingerprintChangesWithEveryChange() {
        List<MergeRules> rules = List.of(
                KEEP,
                new MergeRules(Map.of(Side.NAS, ZoneOffset.UTC), Optional.empty()),
                new MergeRules(Map.of(Side.NAS, ZoneId.of("Europe/Berlin")), Optional.empty()));
        List<List<SourceRow>> states = List.of(
                List.of(Rows.content(Side.NAS, "a", "1")),
                List.of(Rows.content(Side.DASHBOARD, "a", "1")),
                List.of(Rows.content(Side.NAS, "a", 1)),
                List.of(Rows.content(Side.NAS, "a", 1.0)),
                List.of(Rows.content(Side.NAS, "a", new byte[] {'1'})),
                List.of(Rows.content(Side.NAS, "a", null)),
                List.of(Rows.content(Side.NAS, "a", "")),
                List.of(Rows.content(Side.NAS, "a", "1", "b", null)),
                List.of(Rows.content(Side.NAS, "b", "1")),
                List.of(Rows.of(Side.NAS, SourceTable.CONTENT_SUMMARIES, "a", "1")),
                List.of(Rows.content(Side.NAS, "a", "1"), Rows.content(Side.NAS, "a", "1")),
                List.of(Rows.content(Side.NAS, "a", "1"), Rows.content(Side.DASHBOARD, "a", "1")),
                List.of(Rows.content(Side.NAS, "ab", "c")),
                List.of(Rows.content(Side.NAS, "a", "bc")),
                // of which file a row is
                List.of(
                        Rows.content(Side.NAS, "a", "1"),
                        Rows.content(Side.NAS, "a", "2"),
                        Rows.of(Side.DASHBOARD, SourceTable.SUMMARY_VARIANTS, "a", "3")),
                List.of(
                        Rows.content(Side.NAS, "a", "1"),
                        Rows.content(Side.DASHBOARD, "a", "2"),
                        Rows.of(Side.DASHBOARD, SourceTable.SUMMARY_VARIANTS, "a", "3")));
        List<String> all = new ArrayList<>();
        for (List<SourceRow> rows : states) {
            all.add(hex(Fingerprint.of(new SourceVideo("v", rows), KEEP)));
        }
        rules.stream()
                .skip(1)
                .forEach(rule -> all.add(hex(Fingerprint.of(new SourceVideo("v", states.getFirst()), rule))));
        all.add(hex(Fingerprint.incomplete(Fingerprint.of(new SourceVideo("v", states.getFirst()), KEEP))));

        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(hex(Fingerprint.of(new SourceVideo("v", states.getFirst()), KEEP)))
                .isEqualTo(all.getFirst());
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static SourceRow content(Side side, String updatedAt, @Nullable Object... more) {
        List<@Nullable Object> columns = new ArrayList<>(List.of("id", "yt:abc", "video_id", "abc"));
        columns.addAll(List.of("indexed_at", "2025-01-01T00:00:00Z", "updated_at", updatedAt));
        columns.addAll(java.util.Arrays.asList(more));
        return Rows.content(side, columns.toArray());
    }

    private static SourceRow variant(Side side, int revision, String text, int latest, @Nullable String payload) {
        return Rows.of(
                side,
                SourceTable.SUMMARY_VARIANTS,
                "video_id",
                "abc",
                "variant_type",
                "audio",
                "revision",
                revision,
                "content",
                text,
                "is_latest",
                latest,
                "raw_payload",
                payload,
                "created_at",
                "2025-01-01T00:00:00Z");
    }

    private static MergedVideo.Stored stored(SourceRow... rows) {
        return (MergedVideo.Stored) merge(KEEP, rows);
    }

    private static MergedVideo merge(MergeRules rules, SourceRow... rows) {
        return new VideoMerge(rules).merge(new SourceVideo("abc", List.of(rows)));
    }
}
