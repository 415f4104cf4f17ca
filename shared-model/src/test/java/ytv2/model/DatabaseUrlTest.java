package ytv2.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void readsWhatHostsGive() {
        assertThat(DatabaseUrl.parse("postgresql://ytv2:secret@db.example.org:6432/reports?sslmode=require"))
                .isEqualTo(new DatabaseUrl("db.example.org", 6432, "reports", "ytv2", "secret", "require"));
    }

    @Test
    void hasLibpqsDefaults() {
        assertThat(DatabaseUrl.parse(" postgres://ytv2@localhost/reports\n"))
                .isEqualTo(new DatabaseUrl("localhost", 5432, "reports", "ytv2", "", "prefer"));
    }

    @Test
    void decodesPercentsAndLeavesPlusAlone() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://a%40b:p%3A%2F%3F%23%25+%C3%A9@h/d%2Fb%20c");

        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).isEqualTo("p:/?#%+é");
        assertThat(url.database()).isEqualTo("d/b c");
    }

    @Test
    void theUriItWritesIsTheOneItReads() {
        DatabaseUrl url = new DatabaseUrl("2001:db8::1", 6432, "d/b c", "a@b", "p:/?#%+ é", "verify-full");

        assertThat(DatabaseUrl.parse(url.toUri())).isEqualTo(url);
    }

    @Test
    void bracketsAreWrittenAroundIpv6Only() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://u:p@[::1]:6432/d");

        assertThat(url.host()).isEqualTo("::1");
        assertThat(url.toJdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:6432/d?sslmode=prefer");
    }

    @Test
    void jdbcUrlCarriesNoCredentials() {
        assertThat(DatabaseUrl.parse("postgres://u:secret@h/d%20b?sslmode=disable")
                        .toJdbcUrl())
                .isEqualTo("jdbc:postgresql://h:5432/d%20b?sslmode=disable");
    }

    @Test
    void anotherUserSeesTheSameDatabase() {
        assertThat(DatabaseUrl.parse("postgres://u:p@h:1/d?sslmode=require").withCredentials("v", "q"))
                .isEqualTo(new DatabaseUrl("h", 1, "d", "v", "q", "require"));
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:secret@h/d, does not start with postgres",
        "u:secret@h/d, does not start with postgres",
        "postgres://u:secret@h, names no database",
        "postgres://u:secret@h/, names no database",
        "postgres://h/d, names no user",
        "postgres://:secret@h/d, names no user",
        "postgres:///d, names no host",
        "postgres://u:secret@:5432/d, names no host",
        "postgres://u:sec@ret@h/d, names no host",
        "postgres://u:sec%zzret@h/d, is no URI",
        "'postgres://u:sec ret@h/d', is no URI",
        "postgres://u:secret@h/d?sslmode=on, sslmode must be one of"
    })
    void saysWhichPartIsMissing(String url, String reason) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hunter2@h/d",
                "postgres://u:hunter2@h",
                "postgres://u:hun@ter2@h/d",
                "postgres://u:hunter2 @h/d",
                "postgres://u:hunter2%@h/d",
                "postgres://u:hunter2@h:port/d",
                "postgres://u:hunter2@h/d?sslmode=on"
            })
    void noMessageAndNoCauseRepeatsThePassword(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .hasMessageNotContainingAny("hunter2", "ter2")
                .hasNoCause();
    }

    @Test
    void textFormHasNoPassword() {
        assertThat(DatabaseUrl.parse("postgres://u:hunter2@h/d")).hasToString("postgres://u@h:5432/d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
    void sslModesAreLibpqs(String mode) {
        assertThat(DatabaseUrl.parse("postgres://u:p@h/d?a=b&sslmode=" + mode + "&c")
                        .sslMode())
                .isEqualTo(mode);
    }
}
