package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.credential.Sha256;

final class CredentialFileTest {

    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TempDir
    private Path directory;

    @Test
    void linesAreCredentials() throws IOException {
        Path file = file("# who may do what\n\nbot  ingest,upload sha256:%s\r\n  phone delete sha256:%s  "
                .formatted(DIGEST, DIGEST.toUpperCase(java.util.Locale.ROOT)));

        assertThat(parsed(file))
                .extracting(credential -> credential.name() + " "
                        + credential.rights().stream().sorted().toList())
                .containsExactly("bot [INGEST, UPLOAD]", "phone [DELETE]");
        assertThat(parsed(file))
                .allSatisfy(credential -> assertThat(credential.digest()).isEqualTo(Sha256.of("test")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot",
                "bot ingest",
                "bot ingest secret",
                "bot ingest md5:9f86d081884c7d659a2feaa0c55ad015",
                "bot ingest sha256:9f86",
                "bot ingest sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08ff",
                "bot everything sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "bot ingest, sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "a bot ingest sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void otherLinesAreRefusedWithoutRepeatingThem(String line) throws IOException {
        Path file = file("# comment\n" + line);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed(file))
                .withMessageContaining(file + ", line 2")
                .withMessageNotContaining("9f86")
                .withMessageNotContaining("secret");
    }

    private static List<Credential> parsed(Path file) throws IOException {
        return CredentialFile.parse(file, CredentialFile.content(file));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("credentials"), text);
    }
}
