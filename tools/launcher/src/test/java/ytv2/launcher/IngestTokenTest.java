package ytv2.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTokenTest {

    @TempDir
    private Path root;

    @Test
    void isGeneratedOnceAndForTheOwnerOnly() throws IOException {
        StackDirectory directory = new StackDirectory(root);

        IngestToken first = IngestToken.findOrCreate(directory, Map.of());
        IngestToken second = IngestToken.findOrCreate(directory, Map.of());

        assertThat(first).isEqualTo(second);
        assertThat(first.text()).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.ingestToken())))
                .isEqualTo("rw-------");
    }

    @Test
    void environmentWinsAndMakesNoFile() {
        StackDirectory directory = new StackDirectory(root);

        IngestToken token = IngestToken.findOrCreate(directory, Map.of("INGEST_TOKEN", "given"));

        assertThat(token.text()).isEqualTo("given");
        assertThat(directory.ingestToken()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void variableWithoutACharacterIsNoVariable(String nothing) {
        IngestToken token = IngestToken.findOrCreate(new StackDirectory(root), Map.of("INGEST_TOKEN", nothing));

        assertThat(token.file()).isPresent();
    }

    @Test
    void variableThatNoHeaderCanCarryIsRefusedAndNotPrinted() {
        assertThatThrownBy(() -> IngestToken.find(new StackDirectory(root), Map.of("INGEST_TOKEN", "s3cret\nx")))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("INGEST_TOKEN must be")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "   \t  ", "fifteen-letters\n", "sixteen letters \n and more"})
    void fileThatHoldsNoTokenIsRefusedAndLeftAlone(String content) throws IOException {
        StackDirectory directory = new StackDirectory(root);
        Files.writeString(directory.ingestToken(), content);

        assertThatThrownBy(() -> IngestToken.findOrCreate(directory, Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(directory.ingestToken() + " holds no ingest token")
                .hasMessageContaining("delete the file");

        assertThat(directory.ingestToken()).hasContent(content);
    }

    @Test
    void fileWithAnotherTokenOfThatLengthIsTaken() throws IOException {
        StackDirectory directory = new StackDirectory(root);
        Files.writeString(directory.ingestToken(), "sixteen-letters!\n");

        assertThat(IngestToken.find(directory, Map.of()))
                .contains(new IngestToken("sixteen-letters!", Optional.of(directory.ingestToken())));
    }

    @Test
    void isNeverPrinted() {
        assertThat(new IngestToken("s3cret", Optional.empty()).toString()).doesNotContain("s3cret");
    }
}
