package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock stands still unless the test moves it.
final class WatchedCredentialsTest {

    @TempDir
    private Path directory;

    private final AtomicLong clock = new AtomicLong();
    private Path file;
    private WatchedCredentials watched;

    @BeforeEach
    void beginWithOne() throws IOException {
        file = directory.resolve("credentials");
        write(line("first"));
        watched = new WatchedCredentials(file, clock::get);
    }

    @Test
    void changeCountsOnceItWasSeenTwiceASecondApart() throws IOException {
        write(line("second"));

        assertThat(namesAfter(0)).containsExactly("first");
        assertThat(namesAfter(999)).containsExactly("first");
        assertThat(namesAfter(1)).containsExactly("second");
    }

    @Test
    void fileThatIsEmptiedAndWrittenAnewLocksNobodyOut() throws IOException {
        write("");
        assertThat(namesAfter(900)).containsExactly("first");
        write(line("second"));
        assertThat(namesAfter(900)).containsExactly("first");

        assertThat(namesAfter(1000)).containsExactly("second");
    }

    @Test
    void halfAFileIsNotAdopted() throws IOException {
        write(line("second"));
        assertThat(namesAfter(900)).containsExactly("first");
        write(line("second") + line("third"));
        assertThat(namesAfter(900)).containsExactly("first");
        assertThat(namesAfter(900)).containsExactly("first");

        assertThat(namesAfter(100)).containsExactly("second", "third");
    }

    @Test
    void fileWithoutAnyCredentialIsMeantWhereItStaysSo() throws IOException {
        write("# nobody\n");

        assertThat(namesAfter(0)).containsExactly("first");
        assertThat(namesAfter(1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"second ingest secret\n", "second ingest sha256:9f86"})
    void whatIsNoListOfCredentialsChangesNothing(String text) throws IOException {
        write(text);
        assertThat(namesAfter(0)).containsExactly("first");
        assertThat(namesAfter(5000)).containsExactly("first");

        write(line("second"));
        assertThat(namesAfter(0)).containsExactly("first");
        assertThat(namesAfter(1000)).containsExactly("second");
    }

    @Test
    void fileThatIsAwayChangesNothing() throws IOException {
        Files.delete(file);
        assertThat(namesAfter(0)).containsExactly("first");
        assertThat(namesAfter(5000)).containsExactly("first");

        write(line("first") + line("second"));
        assertThat(namesAfter(0)).containsExactly("first");
        assertThat(namesAfter(1000)).containsExactly("first", "second");
    }

    @Test
    void beginsWithACompleteListOnly() throws IOException {
        write("second ingest");

        assertThatIllegalArgumentException().isThrownBy(() -> new WatchedCredentials(file, clock::get));
    }

    /// Looks once more, as many milliseconds later.
    private List<String> namesAfter(long millis) {
        long _ = clock.addAndGet(Duration.ofMillis(millis).toNanos());
        watched.look();
        return watched.current().stream().map(Credential::name).toList();
    }

    private static String line(String name) {
        return "%s ingest sha256:%s\n".formatted(name, "9f".repeat(32));
    }

    private void write(String text) throws IOException {
        Path _ = Files.writeString(file, text);
    }
}
