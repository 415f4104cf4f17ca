package ytv2.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path directory;

    @Test
    void tailGivesLastLines() throws IOException {
        Files.writeString(path(), "one\ntwo\nthree\n");

        assertThat(new LogFile(path()).tail(2)).containsExactly("two", "three");
        assertThat(new LogFile(path()).tail(9)).containsExactly("one", "two", "three");
    }

    @Test
    void missingLogIsEmpty() throws IOException {
        assertThat(new LogFile(path()).tail(5)).isEmpty();
        assertThat(new LogFollower(path(), 0).next()).isEmpty();
    }

    @Test
    void rotatePutsLargeLogAside() throws IOException {
        // Given
        try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "rw")) {
            file.setLength(10_000_001);
        }

        // When
        new LogFile(path()).rotate();

        // Then
        assertThat(path()).doesNotExist();
        assertThat(directory.resolve("some.log.1")).hasSize(10_000_001);
    }

    @Test
    void rotateLeavesSmallLog() throws IOException {
        Files.writeString(path(), "one\n");

        new LogFile(path()).rotate();

        assertThat(path()).hasContent("one\n");
    }

    @Test
    void followerWaitsForEndOfLine() throws IOException {
        // Given
        Files.writeString(path(), "old\n");
        LogFollower follower = new LogFollower(path(), 4);

        // When
        Files.writeString(path(), "ünfinished", StandardOpenOption.APPEND);
        String before = follower.next();
        Files.writeString(path(), " line\nnext", StandardOpenOption.APPEND);

        // Then
        assertThat(before).isEmpty();
        assertThat(follower.next()).isEqualTo("ünfinished line\n");
        assertThat(follower.next()).isEmpty();
    }

    @Test
    void followerCutsNoLineOfALongLog() throws IOException {
        String line = "ü".repeat(50) + "\n";
        Files.writeString(path(), line.repeat(1_000));
        LogFollower follower = new LogFollower(path(), 0);

        String first = follower.next();
        String second = follower.next();

        assertThat(first).endsWith(line);
        assertThat(first + second).isEqualTo(line.repeat(1_000));
    }

    @Test
    void followerBeginsAnewWhenLogWasPutAside() throws IOException {
        // Given
        Files.writeString(path(), "a long line of the old log\n");
        LogFollower follower = new LogFollower(path(), Files.size(path()));

        // When
        Files.writeString(path(), "new\n");

        // Then
        assertThat(follower.next()).isEqualTo("new\n");
    }

    private Path path() {
        return directory.resolve("some.log");
    }
}
