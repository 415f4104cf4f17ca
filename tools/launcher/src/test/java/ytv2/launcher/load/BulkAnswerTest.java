package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BulkAnswerTest {

    @Test
    void eachLineHasItsOwnAnswer() {
        BulkAnswer answers = read("""
                {"line":2,"status":409,"problem":{"error":"deleted","message":"gone"}}
                {"line":1,"status":200,"report":{}}
                {"done":true,"stored":1,"refused":1}
                """);

        assertThat(answers.ofLine(1)).isEqualTo(new Answer.Accepted());
        assertThat(answers.ofLine(2)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.message()).isEqualTo("gone");
        });
    }

    @Test
    void lineWithoutAnAnswerIsSentAgainForTheReasonThatTheServiceGives() {
        BulkAnswer answers = read("""
                {"line":1,"status":200,"report":{}}
                {"done":false,"problem":{"status":503,"message":"no database"}}
                """);

        assertThat(answers.ofLine(1)).isEqualTo(new Answer.Accepted());
        assertThat(answers.ofLine(2))
                .isEqualTo(new Answer.Unavailable("the ingest service answers 503 (no database)", Optional.empty()));
    }

    @Test
    void answerThatBrokeOffCountsAsFarAsItIsWhole() {
        BulkAnswer answers = read("{\"line\":1,\"status\":200}\n{\"line\":2,\"sta");

        assertThat(answers.ofLine(1)).isEqualTo(new Answer.Accepted());
        assertThat(answers.ofLine(2)).isInstanceOf(Answer.Unavailable.class);
    }

    private static BulkAnswer read(String body) {
        return new BulkAnswer(body.getBytes(StandardCharsets.UTF_8));
    }
}
