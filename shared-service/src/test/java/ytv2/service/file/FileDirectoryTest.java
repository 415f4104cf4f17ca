package ytv2.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileDirectoryTest {

    @TempDir
    Path temporary;

    private FileDirectory directory;

    @BeforeEach
    void fill() throws IOException {
        Path root = temporary.resolve("root");
        Files.createDirectories(root.resolve("a/.hidden"));
        Files.writeString(temporary.resolve("secret.txt"), "secret");
        Files.writeString(root.resolve("a/b.txt"), "text");
        Files.writeString(root.resolve("a/.env"), "secret");
        Files.writeString(root.resolve("a/.hidden/c.txt"), "secret");
        Files.createSymbolicLink(root.resolve("inside.txt"), Path.of("a/b.txt"));
        Files.createSymbolicLink(root.resolve("outside.txt"), Path.of("../secret.txt"));
        Files.createSymbolicLink(root.resolve("up"), temporary);
        Files.createSymbolicLink(root.resolve("env.txt"), Path.of("a/.env"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        directory = new FileDirectory(root);
    }

    @Test
    void fileIsFound() {
        StoredFile file = directory.find("a/b.txt").orElseThrow();

        assertThat(file.size()).isEqualTo(4);
        assertThat(file.type()).isEqualTo(FileType.TEXT);
        assertThat(directory.find("inside.txt")).map(StoredFile::path).hasValue(file.path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a/",
                "/a/b.txt",
                "a//b.txt",
                "a/b.txt/",
                "a/b.txt/c",
                "nothing",
                ".",
                "..",
                "../secret.txt",
                "a/../../secret.txt",
                "a/../a/b.txt",
                "a/./b.txt",
                "a\\b.txt",
                "a/b.txt\0",
                "a/.env",
                "a/.hidden/c.txt",
                "outside.txt",
                "up/secret.txt",
                "env.txt",
                "loop",
                "~/x",
            })
    void nothingElseIsThere(String path) {
        assertThat(directory.find(path)).isEmpty();
    }

    @Test
    void overlongPathsAreNotThere() {
        assertThat(directory.find("a".repeat(60_000))).isEmpty();
        assertThat(directory.find("a/".repeat(30_000) + "a")).isEmpty();
    }

    @Test
    void missingDirectoryIsEmpty() {
        FileDirectory missing = new FileDirectory(temporary.resolve("missing"));

        assertThat(missing.find("a")).isEmpty();
        assertThat(missing.names("", _ -> true)).isEmpty();
    }

    @Test
    void directoryMayItselfBeALink() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory.root());

        assertThat(new FileDirectory(link).find("a/b.txt")).isPresent();
        assertThat(new FileDirectory(link).find("outside.txt")).isEmpty();
    }
}
