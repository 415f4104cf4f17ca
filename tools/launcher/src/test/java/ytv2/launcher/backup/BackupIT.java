package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.launcher.CommandRun;
import ytv2.launcher.database.SchemaCommand;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

class BackupIT {

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everythingComesBack(boolean builtIn) throws SQLException, IOException {
        // Given
        if (!builtIn) {
            assumePgDump();
        }
        Path file = backup(source, builtIn);

        // When
        CommandRun run = restore(target, file);

        // Then
        assertThat(run.output()).contains("the schema is at version");
        assertThat(run.exitCode()).isZero();
        try (Session before = source.owner();
                Session after = target.owner()) {
            Map<String, List<@Nullable String>> rows = Stored.rows(after);
            assertThat(rows).isEqualTo(Stored.rows(before));
            assertThat(rows.values()).allSatisfy(table -> assertThat(table).isNotEmpty());
            assertThat(after.number("SELECT count(*) FROM (TABLE report_card EXCEPT TABLE v_report_card) AS d"))
                    .isZero();
            // six were given out, one of them to a transaction that was rolled back; the seventh tells of the restore
            assertThat(after.column("SELECT id FROM content_event WHERE kind = 'resync'"))
                    .containsExactly("7");
            assertThat(after.number("SELECT publish_content_event('a', 'report-synced', '{}', 'test')"))
                    .isEqualTo(8);
        }
    }

    @Test
    void backupIsItsOwnersAloneAndNothingElseIsLeft() throws IOException {
        Path file = backup(source, true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void backupReplacesNoFile() throws IOException {
        Path file = Files.writeString(directory.resolve("backup"), "precious");

        CommandRun run = run(new BackupCommand(), source, file.toString());

        assertThat(run.output()).contains("exists already");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(file).hasContent("precious");
    }

    @Test
    void backupOfNothingIsRefused() {
        CommandRun run = run(new BackupCommand(), target, directory.resolve("x").toString(), "--built-in");

        assertThat(run.output()).contains("no schema");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void damagedFileIsRefusedBeforeAnythingIsTouched() throws IOException, SQLException {
        // Given
        Path file = backup(source, true);
        for (String entry : List.of("content.copy", "content_event.copy", "manifest.json")) {
            Path damaged = Files.copy(file, directory.resolve("damaged-" + entry));
            flip(damaged, placeAfter(file, entry) + 20);

            // When
            CommandRun run = restore(target, damaged);

            // Then
            assertThat(run.output()).as(entry).contains("is damaged");
            assertThat(run.exitCode()).isEqualTo(1);
            requireNoSchema();
        }
    }

    @Test
    void damagedPgDumpArchiveIsRefused() throws IOException, SQLException {
        assumePgDump();
        Path file = backup(source, false);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        assertThat(restore(target, file).output()).contains("is damaged");
        requireNoSchema();
    }

    @Test
    void rowsThatWereChangedAreRefused() throws IOException, SQLException {
        Path file = backup(source, true);
        Path changed = directory.resolve("changed");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                bytes[0] ^= entry.getName().equals("content_tombstone.copy") ? (byte) 1 : 0;
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(bytes);
            }
        }

        CommandRun run = restore(target, changed);

        assertThat(run.output()).contains("is damaged: the rows of content_tombstone are not those");
        requireNoSchema();
    }

    @Test
    void cutFileIsRefused() throws IOException, SQLException {
        Path file = backup(source, true);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 100);
        }

        assertThat(restore(target, file).output()).contains("damaged");
        requireNoSchema();
    }

    @Test
    void otherFileIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("letter"), "Dear reader");

        assertThat(restore(target, file).output()).contains("is no backup");
        assertThat(restore(target, directory.resolve("missing")).output()).contains("cannot read");
    }

    @Test
    void databaseWithRowsIsRefusedWithoutReplace() throws IOException, SQLException {
        Path file = backup(source, true);
        Map<String, List<@Nullable String>> before = rows(source);

        CommandRun run = restore(source, file);

        assertThat(run.output())
                .contains("the database is not empty")
                .contains("content 3")
                .contains("--replace");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(rows(source)).isEqualTo(before);
    }

    @Test
    void replacePutsTheBackupInThePlaceOfWhatWasThere() throws IOException, SQLException {
        // Given
        Path file = backup(source, true);
        Map<String, List<@Nullable String>> before = rows(source);
        try (Session owner = source.owner()) {
            owner.run("DELETE FROM content WHERE video_id = 'a'");
            owner.run("SELECT publish_content_event('a', 'report-deleted', '{}', 'test')");
        }

        // When
        CommandRun run = restore(source, file, "--replace");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(rows(source)).isEqualTo(before);
        try (Session owner = source.owner()) {
            // 7 was the deletion's: it is not given out again
            assertThat(owner.column("SELECT id FROM content_event WHERE kind = 'resync'"))
                    .containsExactly("8");
        }
    }

    @Test
    void backupOfAnOlderSchemaIsMigratedUp() throws IOException, SQLException {
        CommandRun down = run(new SchemaCommand(), source, "down", "--to", "003", "--yes");
        assertThat(down.exitCode()).isZero();
        Path file = backup(source, true);
        Map<String, List<@Nullable String>> before = rows(source);

        CommandRun run = restore(target, file);

        assertThat(run.output()).contains("at schema version 003");
        assertThat(run.exitCode()).isZero();
        try (Session owner = target.owner()) {
            assertThat(owner.number("SELECT count(*) FROM content")).isEqualTo(3);
            assertThat(owner.text("SELECT to_regclass('report_card')")).isEqualTo("report_card");
        }
        assertThat(rows(target)).containsAllEntriesOf(before);
    }

    @Test
    void olderBackupReplacesANewerSchemasRows() throws IOException, SQLException {
        assertThat(run(new SchemaCommand(), source, "down", "--to", "003", "--yes")
                        .exitCode())
                .isZero();
        Path file = backup(source, true);
        Map<String, List<@Nullable String>> before = rows(source);
        assertThat(run(new SchemaCommand(), source, "up").exitCode()).isZero();

        CommandRun run = restore(source, file, "--replace");

        assertThat(run.exitCode()).isZero();
        assertThat(rows(source)).containsAllEntriesOf(before).containsKey("report_card");
    }

    @Test
    void failureInTheMiddleLeavesEverythingAsItWas() throws IOException, SQLException {
        // Given
        Path file = backup(source, true);
        Map<String, List<@Nullable String>> before = rows(source);
        try (Session owner = source.owner()) {
            owner.run("ALTER TABLE report_card ADD CONSTRAINT obstacle CHECK (video_id <> 'reddit:c') NOT VALID");
        }

        // When
        CommandRun run = restore(source, file, "--replace");

        // Then
        assertThat(run.output()).contains("nothing is restored").contains("obstacle");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(rows(source)).isEqualTo(before);
        try (Session owner = source.owner()) {
            assertThat(owner.number("SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O'"))
                    .isZero();
        }
    }

    @Test
    void eventsOfAnotherServersFutureAreVisibleAtOnce() throws IOException, SQLException {
        try (Session owner = source.owner()) {
            owner.run("UPDATE content_event SET xact_id = '9000000000000' WHERE id = 2");
        }
        Path file = backup(source, true);

        assertThat(restore(target, file).exitCode()).isZero();

        try (Session owner = target.owner()) {
            assertThat(owner.number("""
                            SELECT count(*) FROM content_event
                            WHERE xact_id < pg_snapshot_xmin(pg_current_snapshot())
                            """)).isEqualTo(6);
        }
    }

    @Test
    void triggersAndForeignKeysWorkAfterwards() throws IOException, SQLException {
        assertThat(restore(target, backup(source, true)).exitCode()).isZero();

        try (Session ingest = target.ingest()) {
            ingest.run(
                    "INSERT INTO content_summaries (video_id, variant, text, html) VALUES ('a', 'audio', 'new', '')");
            assertThat(ingest.text("""
                            SELECT revision || text FROM v_latest_summaries WHERE video_id = 'a' AND variant = 'audio'
                            """)).isEqualTo("3new");
        }
    }

    private void assumePgDump() throws SQLException {
        try (Session owner = source.owner()) {
            int server = owner.connection().getMetaData().getDatabaseMajorVersion();
            assumeThat(PostgresTool.newest("pg_dump").filter(tool -> tool.major() >= server))
                    .isPresent();
        }
    }

    private Path backup(TestDatabase database, boolean builtIn) {
        Path file = directory.resolve("backup");
        CommandRun run = builtIn
                ? run(new BackupCommand(), database, file.toString(), "--built-in")
                : run(new BackupCommand(), database, file.toString());
        assertThat(run.output()).contains(builtIn ? "written by ./ytv2 itself" : "written by /");
        assertThat(run.exitCode()).isZero();
        return file;
    }

    private static CommandRun restore(TestDatabase database, Path file, String... options) {
        String[] arguments =
                Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new);
        return run(new RestoreCommand(), database, arguments);
    }

    private static CommandRun run(Object command, TestDatabase database, String... arguments) {
        String url = database.url("ytv2_owner").toUri();
        return CommandRun.of(command, Map.of("DATABASE_URL", url), arguments);
    }

    private static Map<String, List<@Nullable String>> rows(TestDatabase database) throws SQLException {
        try (Session owner = database.owner()) {
            return Stored.rows(owner);
        }
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
}
