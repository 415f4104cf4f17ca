package ytv2.dashboard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// What a request asks for takes the form in which the database stores it.
final class StoredFormIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static Session session;

    @BeforeAll
    static void open() throws SQLException {
        session = DATABASE.owner();
    }

    @AfterAll
    static void close() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                " a  b\t\n c ",
                "Cafe\u0301",
                "a\u2013b\u2014c",
                "\u00a0x\u3000y\u2028",
                "\u2003",
                "日本 語",
                "\u200bzero width stays",
                "\ufeffbom",
                "a\u0085b",
                "a\u001cb",
                "\u000b\u000c",
                "ﬁ",
                "İ",
                "100%_\\",
                "🚀 ",
                "--"
            })
    void filterValueIsTheDatabases(String value) throws SQLException {
        assertThat(FilterValue.normalised(value)).isEqualTo(session.text("SELECT filter_value(?)", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "EN",
                "en-US",
                "en_GB",
                "English",
                "ENGLISH",
                "pt_BR",
                "zh-Hans-CN",
                "zz",
                "x",
                "-US",
                "french",
                "fr_",
                "12"
            })
    void languageIsTheDatabases(String tag) throws SQLException {
        String stored = session.text("SELECT COALESCE(base_language(?), '')", tag);

        assertThat(BaseLanguage.of(tag)).isEqualTo(stored);
    }
}
