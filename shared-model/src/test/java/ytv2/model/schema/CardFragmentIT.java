package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// `card_fragment` holds nothing that was made from another card.
class CardFragmentIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Session ingest = DATABASE.ingest();

    CardFragmentIT() throws SQLException {}

    @BeforeEach
    void storeTwo() throws SQLException {
        Videos.insertListed(ingest, "a");
        Videos.insertListed(ingest, "b");
        ingest.run("INSERT INTO card_fragment SELECT video_id, 'any', 0, 3 FROM report_card");
    }

    @AfterEach
    void deleteVideos() throws SQLException {
        ingest.run("DELETE FROM content");
        ingest.close();
    }

    @Test
    void goesWithTheCardItWasMadeFrom() throws SQLException {
        ingest.run("UPDATE content SET title = 'other' WHERE video_id = 'a'");
        Videos.refresh(ingest, "a", "b");

        assertThat(compressed()).isEqualTo("b");
    }

    @Test
    void goesWithACardThatIsChangedByHand() throws SQLException {
        ingest.run("UPDATE report_card SET card = replace(card, 'Title', 'Titel') WHERE video_id = 'b'");

        assertThat(compressed()).isEqualTo("a");
    }

    @Test
    void staysWhileTheCardStaysTheSame() throws SQLException {
        ingest.run("UPDATE content SET title = title");
        Videos.refresh(ingest, "a", "b");

        assertThat(compressed()).isEqualTo("a b");
    }

    @Test
    void goesWithTheVideo() throws SQLException {
        ingest.run("DELETE FROM content WHERE video_id = 'a'");
        Videos.summarise(ingest, "b", "comprehensive", "");
        Videos.refresh(ingest, "b");

        assertThat(compressed()).isEmpty();
    }

    private @Nullable String compressed() throws SQLException {
        return ingest.text("SELECT COALESCE(string_agg(video_id, ' ' ORDER BY video_id), '') FROM card_fragment");
    }
}
