package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.CommandRun;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// What is no backup, or not as it was written, changes nothing in the database.
class DamagedBackupIT {

    private final TestDatabase source = TestDatabase.migrated();
    private final TestDatabase target = TestDatabase.empty();

    @TempDir
    private Path directory;

    @BeforeEach
    void insertRows() throws SQLException {
        try (Session owner = source.owner()) {
            Stored.insertInto(owner);
        }
    }

    @AfterEach
    void dropDatabases() throws SQLException {
        source.close();
        target.close();
    }

    @Test
    void damagedFileIsRefusedBeforeAnythingIsTouched() throws IOException, SQLException {
        // Given
        Path file = Backups.write(source, file());
        for (String entry : List.of("content.copy", "content_event.copy", "manifest.json")) {
            Path damaged = Files.copy(file, directory.resolve("damaged-" + entry));
            flip(damaged, placeAfter(file, entry) + 20);

            // When
            CommandRun run = Backups.restore(target, damaged);

            // Then
            assertThat(run.output()).as(entry).contains("is damaged");
            assertThat(run.exitCode()).isEqualTo(1);
            requireNoSchema();
        }
    }

    @Test
    void damagedPgDumpArchiveIsRefused() throws IOException, SQLException {
        Path file = Backups.writeByPgDump(source, file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        assertThat(Backups.restore(target, file).output()).contains("is damaged");
        requireNoSchema();
    }

    @Test
    void rowsThatWereChangedAreRefused() throws IOException, SQLException {
        Path file = Backups.write(source, file());
        Path changed = directory.resolve("changed");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("content_tombstone.copy")) {
                    bytes[0] ^= 1;
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(bytes);
            }
        }

        CommandRun run = Backups.restore(target, changed);

        assertThat(run.output()).contains("is damaged: the rows of content_tombstone are not those");
        requireNoSchema();
    }

    @Test
    void cutFileIsRefused() throws IOException, SQLException {
        Path file = Backups.write(source, file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 100);
        }

        assertThat(Backups.restore(target, file).output()).contains("damaged");
        requireNoSchema();
    }

    @Test
    void otherFileIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("letter"), "Dear reader");

        assertThat(Backups.restore(target, file).output()).contains("is no backup");
        assertThat(Backups.restore(target, directory).output()).contains("cannot read");
        assertThat(Backups.restore(target, directory.resolve("missing")).output())
                .contains("there is no file");
    }

    private void requireNoSchema() throws SQLException {
        try (Session owner = target.owner()) {
            assertThat(owner.text("SELECT to_regclass('content')")).isNull();
        }
    }

    /// Where the compressed bytes of an entry begin: after its name, which stands before them first.
    private static long placeAfter(Path file, String entry) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        return bytes.indexOf(entry) + entry.length();
    }

    private static void flip(Path file, long place) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, place);
            one.put(0, (byte) (one.get(0) ^ 0x55)).rewind();
            channel.write(one, place);
        }
    }

    private Path file() {
        return directory.resolve("backup");
    }
}
