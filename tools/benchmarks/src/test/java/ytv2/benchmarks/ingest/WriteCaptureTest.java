package ytv2.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ytv2.benchmarks.load.PgbenchScript;

class WriteCaptureTest {

    private static final String LOG = """
            2026-01-31 12:00:00.001 UTC [13] ytv2_ingest@ytv2 LOG:  execute <unnamed>: SELECT set_config('role', $1, false)
            2026-01-31 12:00:00.001 UTC [13] ytv2_ingest@ytv2 DETAIL:  Parameters: $1 = 'ytv2_ingest'
            2026-01-31 12:00:00.002 UTC [13] ytv2_ingest@ytv2 LOG:  statement: BEGIN
            2026-01-31 12:00:00.003 UTC [13] ytv2_ingest@ytv2 LOG:  execute S_1: SELECT lock_content($1)
            2026-01-31 12:00:00.003 UTC [13] ytv2_ingest@ytv2 DETAIL:  Parameters: $1 = 'BEGIN'
            2026-01-31 12:00:00.004 UTC [13] ytv2_ingest@ytv2 LOG:  statement: COMMIT
            """;

    @Test
    void whatIsSaidToANewSessionIsNoPartOfTheTransaction() {
        PgbenchScript script = PgbenchScript.of(WriteCapture.transaction(LOG), "ytv2_ingest", "d0");

        assertThat(script.sql()).isEqualTo("SELECT lock_content(:d0_0_1);\n");
        assertThat(script.variables()).containsEntry("d0_0_1", "BEGIN").hasSize(1);
    }
}
