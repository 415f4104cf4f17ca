package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgScriptTest {

    @Test
    void readsLinesAndTheRowsBetweenThem() throws IOException {
        PgScript script = script("SET a;\nCOPY t (a) FROM stdin;\n1\tx\n\\N\t\\\\.\n\\.\n\nSELECT 1;");

        assertThat(script.nextLine()).isEqualTo("SET a;");
        assertThat(script.nextLine()).isEqualTo("COPY t (a) FROM stdin;");
        assertThat(text(script.rows())).isEqualTo("1\tx\n\\N\t\\\\.\n");
        assertThat(script.nextLine()).isEmpty();
        assertThat(script.nextLine()).isEqualTo("SELECT 1;");
        assertThat(script.nextLine()).isNull();
    }

    @Test
    void tableMayHaveNoRows() throws IOException {
        PgScript script = script("\\.\nSELECT 1;\n");

        assertThat(text(script.rows())).isEmpty();
        assertThat(script.nextLine()).isEqualTo("SELECT 1;");
    }

    @Test
    void rowsWithoutAnEndAreAnError() {
        assertThatThrownBy(() -> text(script("1\n2\n").rows())).isInstanceOf(IOException.class);
    }

    /// The seed decides where the source's pieces end, which must not matter.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void piecesOfAnySizeGiveTheSameRows(long seed) throws IOException {
        String rows = ("\\\\.\n\\.x\n" + "y".repeat(70_000) + "\n\\N\n").repeat(20);
        byte[] bytes = (rows + "\\.\nend").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        PgScript script = new PgScript(new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        });

        assertThat(text(script.rows())).as("seed %d", seed).isEqualTo(rows);
        assertThat(script.nextLine()).isEqualTo("end");
    }

    private static PgScript script(String text) {
        return new PgScript(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(InputStream rows) throws IOException {
        return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    }
}
