package ytv2.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ytv2.launcher.Failure;

class PgbenchScriptTest {

    private static final String LOG = """
            2026-01-31 12:00:00.001 UTC [11] LOG:  checkpoint starting: time
            2026-01-31 12:00:00.002 UTC [12] ytv2_dashboard@ytv2 LOG:  execute S_1: SELECT concat(pg_snapshot_xmin(pg_current_snapshot()))
            2026-01-31 12:00:00.003 UTC [13] ytv2_dashboard@ytv2 LOG:  execute S_2: SELECT NULL::bigint AS total, textsend(p.card) AS card
            \tFROM (
            \t    SELECT card
            \t    FROM report_card
            \t    WHERE facets && $1 AND indexed_at >= $2 LIMIT 12
            \t) AS p
            \t
            2026-01-31 12:00:00.003 UTC [13] ytv2_dashboard@ytv2 DETAIL:  Parameters: $1 = '{"category=Don''t, \\"quote\\""}', $2 = '2001-01-01 00:00:00+00'
            2026-01-31 12:00:00.004 UTC [14] postgres@ytv2 LOG:  execute <unnamed>: SELECT sessions FROM pg_stat_database
            2026-01-31 12:00:00.005 UTC [15] ytv2_dashboard@ytv2 LOG:  execute S_3: SELECT count(*) FROM report_card
            """;

    @Test
    void statementsOfTheRequestBecomeOneTransaction() {
        PgbenchScript script = PgbenchScript.of(LOG, "ytv2_dashboard", "r0");

        assertThat(script.sql()).isEqualTo("""
                SELECT NULL::bigint AS total, (p.card) AS card
                FROM (
                    SELECT card
                    FROM report_card
                    WHERE facets && :r0_0_1 AND indexed_at >= :r0_0_2 LIMIT 12
                ) AS p;
                SELECT count(*) FROM report_card;
                """);
    }

    @Test
    void parametersKeepTheirValues() {
        PgbenchScript script = PgbenchScript.of(LOG, "ytv2_dashboard", "r0");

        assertThat(script.variables())
                .hasSize(2)
                .containsEntry("r0_0_1", "{\"category=Don't, \\\"quote\\\"\"}")
                .containsEntry("r0_0_2", "2001-01-01 00:00:00+00");
    }

    @Test
    void requestWithoutStatementsCannotBeCompared() {
        assertThatThrownBy(() -> PgbenchScript.of(LOG, "somebody_else", "r0")).isInstanceOf(Failure.class);
    }

    @Test
    void nullBecomesAPartOfTheStatement() {
        String log = """
                2026-01-31 12:00:00.003 UTC [13] ytv2_dashboard@ytv2 LOG:  execute S_2: SELECT $1, $2, $10
                2026-01-31 12:00:00.003 UTC [13] ytv2_dashboard@ytv2 DETAIL:  Parameters: $1 = NULL, $2 = 'a'
                """;

        PgbenchScript script = PgbenchScript.of(log, "ytv2_dashboard", "r0");

        assertThat(script.sql()).isEqualTo("SELECT NULL, :r0_0_2, :r0_0_10;\n");
        assertThat(script.variables()).containsExactly(Map.entry("r0_0_2", "a"));
    }

    @Test
    void writingTransactionGetsAnIdOfItsOwn() {
        PgbenchScript captured = new PgbenchScript(
                "SELECT f(:d0_0_1, :d0_0_10);\n", Map.of("d0_0_1", "{\"id\": \"yt:abc\"}", "d0_0_10", "other"));

        PgbenchScript writing = captured.writing("abc", Map.of("d0_0_1", "jsonb"));

        assertThat(writing.sql()).isEqualTo("""
                \\set fresh_ids :fresh_ids + 1
                \\set fresh_id 10000000000 + :fresh_ids * 3141593 % 10000000 * 1000 + :client_id
                BEGIN;
                SELECT f(CAST(replace(CAST(:d0_0_1 AS text), 'abc', CAST(:fresh_id AS text)) AS jsonb), :d0_0_10);
                COMMIT;
                """);
        assertThat(writing.variables()).isEqualTo(captured.variables());
    }

    @Test
    void colonInALiteralIsRefused() {
        String log = """
                2026-01-31 12:00:00.003 UTC [13] ytv2_dashboard@ytv2 LOG:  execute S_2: SELECT 'a:b'
                """;

        assertThatThrownBy(() -> PgbenchScript.of(log, "ytv2_dashboard", "r0")).isInstanceOf(Failure.class);
    }
}
