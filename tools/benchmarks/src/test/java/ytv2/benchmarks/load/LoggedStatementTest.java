package ytv2.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoggedStatementTest {

    private static final String ENTRY = "2026-01-31 12:00:00.003 UTC [13] ytv2_ingest@ytv2 ";

    @Test
    void parametersMayBeNullAndHoldWhatLooksLikeOthers() {
        assertThat(parameters("$1 = NULL, $2 = '', $3 = 'it''s, $4 = NULL', $4 = ''''"))
                .containsExactly(null, "", "it's, $4 = NULL", "'");
    }

    @Test
    void parametersMayBeWholeDocuments() {
        String document = "it''s \n\tsaid. ".repeat(20_000);

        assertThat(parameters("$1 = '" + document + "', $2 = 'x'"))
                .containsExactly("it's \nsaid. ".repeat(20_000), "x");
    }

    private static List<@Nullable String> parameters(String text) {
        String log = ENTRY + "LOG:  execute S_1: SELECT $1\n" + ENTRY + "DETAIL:  Parameters: " + text + "\n";
        return LoggedStatement.parse(log, "ytv2_ingest").getFirst().parameters();
    }
}
