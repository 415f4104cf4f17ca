package ytv2.migration.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// What is sent in the text format arrives as it was.
class CopyTextIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final List<@Nullable String> TEXTS = Arrays.asList(
            "plain",
            "",
            null,
            "\\N",
            "\\.",
            "\\",
            "tab\there",
            "line\nbreak",
            "CR\r\nLF\r",
            "back\\slash\\n",
            "\b\f\u000b\u001b",
            "\u00e9\u4e2d\uD83D\uDE00\uFFFD\uFEFF",
            "'quotes\"",
            "{\"a\": \"\\n\"}",
            " spaces ",
            "\u2028");

    @Test
    void everyTextArrives() throws SQLException, IOException {
        CopyText rows = new CopyText();
        for (int i = 0; i < TEXTS.size(); i++) {
            rows.addRow(Arrays.asList(Integer.toString(i), TEXTS.get(i), TEXTS.get(TEXTS.size() - 1 - i)));
        }
        try (Session session = DATABASE.superuser()) {
            session.run("CREATE TABLE t (n integer, a text, b text)");

            long copied = session.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY t FROM STDIN", new ByteArrayInputStream(rows.bytes()));

            assertThat(copied).isEqualTo(TEXTS.size());
            assertThat(session.column("SELECT a FROM t ORDER BY n")).isEqualTo(TEXTS);
            assertThat(session.column("SELECT b FROM t ORDER BY n")).isEqualTo(TEXTS.reversed());
        }
    }

    @Test
    void bytesArrive() throws SQLException, IOException {
        CopyText rows = new CopyText();
        rows.addRow(List.of(CopyText.of(new byte[] {0, 92, 10, -1}), CopyText.of(true), CopyText.of(false)));
        try (Session session = DATABASE.superuser()) {
            session.run("CREATE TABLE b (a bytea, t boolean, f boolean)");
            long _ = session.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY b FROM STDIN", new ByteArrayInputStream(rows.bytes()));

            assertThat(session.text("SELECT encode(a, 'hex') || t || f FROM b")).isEqualTo("005c0afftruefalse");
        }
    }
}
