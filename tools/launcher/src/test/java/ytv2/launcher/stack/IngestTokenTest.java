package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;

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

    @Test
    void isNeverPrinted() {
        assertThat(new IngestToken("s3cret", "here").toString()).doesNotContain("s3cret");
    }
}
