package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// Taking a category out of all videos.
class PruneCategoryIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Session owner = DATABASE.owner();

    PruneCategoryIT() throws SQLException {}

    @BeforeEach
    void insertVideo() throws SQLException {
        Videos.insertListed(owner, "video");
    }

    @AfterEach
    void deleteVideo() throws SQLException {
        owner.run("DELETE FROM content; DELETE FROM content_event; DELETE FROM content_audit");
        owner.close();
    }

    /// `'` stands for `"`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A  |   | {'categories': [{'category': 'A', 'subcategories': ['x']}, {'category': 'B', 'subcategories': []}]} | {'categories': [{'category': 'B', 'subcategories': []}]}
            A  |   | {'categories': [{'category': 'A', 'subcategories': []}]}          | {'categories': []}
            A  | x | {'categories': [{'category': 'A', 'subcategories': ['x', 'y']}]}  | {'categories': [{'category': 'A', 'subcategories': ['y']}]}
            A  | x | {'categories': [{'category': 'B', 'subcategories': ['x']}]}       | {'categories': [{'category': 'B', 'subcategories': ['x']}]}
            A–B |  | {'categories': [{'category': ' A-B ', 'subcategories': []}]}      | {'categories': []}
            a  |   | {'categories': [{'category': 'A', 'subcategories': []}]}          | {'categories': [{'category': 'A', 'subcategories': []}]}
            """)
    void curatedCategoriesArePruned(String category, @Nullable String subcategory, String stored, String expected)
            throws SQLException {
        Videos.setJson(owner, "video", "subcategories_json", stored.replace('\'', '"'));
        Videos.refresh(owner, "video");

        assertThat(prune(category, subcategory)).isLessThanOrEqualTo(1);

        assertThat(owner.text("SELECT subcategories_json = ?::jsonb FROM content", expected.replace('\'', '"')))
                .isEqualTo("t");
        assertThat(owner.number("SELECT count(*) FROM report_card AS r JOIN v_report_card AS v USING (video_id)"
                        + " WHERE r.card = v.card AND r.facets = v.facets"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A |   | {'category': ['A', 'B'], 'language': 'en'}                    | {'category': ['B'], 'language': 'en'}
            A |   | {'category': 'A'}                                             | {'category': []}
            A |   | {'category': 'B'}                                             | {'category': 'B'}
            A |   | {'category': null}                                            | {'category': null}
            A |   | {'categories': ['A', 'B', 5, null, {'name': 'A'}]}            | {'categories': ['B', 5, null]}
            A |   | {'categories': 'A'}                                           | {'categories': 'A'}
            A | x | {'category': ['A'], 'categories': [{'name': 'A', 'subcategories': 'x'}]} | {'category': ['A'], 'categories': [{'name': 'A', 'subcategories': []}]}
            A | x | {'categories': [{'name': 'A', 'subcategories': 'y'}, {'name': 'A'}, 'A']} | {'categories': [{'name': 'A', 'subcategories': 'y'}, {'name': 'A'}, 'A']}
            A | x | {'categories': [{'name': 'A', 'subcategories': null}]}        | {'categories': [{'name': 'A', 'subcategories': null}]}
            """)
    void categoriesOfTheAnalysisArePruned(String category, @Nullable String subcategory, String stored, String expected)
            throws SQLException {
        Videos.setJson(owner, "video", "analysis_json", stored.replace('\'', '"'));
        Videos.refresh(owner, "video");

        long pruned = prune(category, subcategory);

        assertThat(owner.text("SELECT analysis_json::text FROM content"))
                .isEqualTo(owner.text("SELECT ?::jsonb::text", expected.replace('\'', '"')));
        assertThat(pruned).isEqualTo(stored.equals(expected) ? 0 : 1);
    }

    @Test
    void onlyVideosThatHaveItAreTouchedAndTheListenersAreToldOnce() throws SQLException {
        for (String video : new String[] {"a", "b", "c"}) {
            Videos.insertListed(owner, video);
            Videos.setJson(
                    owner, video, "analysis_json", "{\"category\": [\"%s\"]}".formatted(video.equals("c") ? "B" : "A"));
        }
        String untouched = owner.text("SELECT xmin FROM content WHERE video_id = 'c'");

        assertThat(prune("A", null)).isEqualTo(2);

        assertThat(owner.text("SELECT xmin FROM content WHERE video_id = 'c'")).isEqualTo(untouched);
        assertThat(owner.column("SELECT kind || ' ' || actor FROM content_event"))
                .containsExactly("resync test");
        assertThat(owner.column("SELECT concat_ws(' ', video_id, action, actor, hash_before <> hash_after,"
                        + " hash_after = content_hash(video_id)) FROM content_audit ORDER BY video_id"))
                .containsExactly("a prune test t t", "b prune test t t");
        assertThat(prune("A", null)).isZero();
        assertThat(owner.number("SELECT count(*) FROM content_event")).isEqualTo(1);
    }

    @Test
    void servicesMayNot() throws SQLException {
        try (Session ingest = DATABASE.ingest()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ingest.run("SELECT prune_category('A', NULL, 'test')"))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    private long prune(String category, @Nullable String subcategory) throws SQLException {
        return owner.number("SELECT prune_category(?, ?, 'test')", category, subcategory);
    }
}
