package ytv2.migration.media;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import ytv2.migration.target.Sql;

/// Opens every file that PostgreSQL knows, and looks for one behind every url of ours that a video shows.
public final class MediaVerification {

    private static final String DIRECTORY = "SELECT id FROM media_directory";

    private static final String FILES = """
            SELECT name, size, encode(sha256, 'hex'), staged IS NULL
            FROM content_artifact
            ORDER BY name COLLATE "C"
            """;

    private final MediaAccess access;
    private final List<Finding> findings = new ArrayList<>();
    private long opened;
    private long bytes;
    private long dangling;

    private MediaVerification(MediaAccess access) {
        this.access = access;
    }

    /// Something that is not there as PostgreSQL says.
    ///
    /// @param found `""` for nothing
    public record Finding(String where, String expected, String found) {}

    /// What was found.
    ///
    /// @param opened how many files were read, and compared by size and digest
    /// @param dangling urls that name no file, as they did at the legacy dashboard
    public record Result(long opened, long bytes, long dangling, List<Finding> findings) {

        public Result {
            findings = List.copyOf(findings);
        }
    }

    /// @param connection for this alone; not closed
    /// @param progress hears how many more files were opened
    public static Result of(Connection connection, MediaAccess access, LongConsumer progress)
            throws SQLException, IOException, InterruptedException {
        MediaVerification verification = new MediaVerification(access);
        Sql.execute(connection, Sql.read(MediaVerification.class, "prepare"));
        if (verification.isRightPlace(connection)) {
            verification.openFiles(connection, progress);
            verification.followUrls(connection);
        }
        return new Result(verification.opened, verification.bytes, verification.dangling, verification.findings);
    }

    /// In another place everything would be missing.
    private boolean isRightPlace(Connection connection) throws SQLException, IOException {
        @Nullable String id = null;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DIRECTORY)) {
            if (row.next()) {
                id = row.getString(1);
            }
        }
        boolean right = id == null || access.isOf(id).orElse(true);
        if (!right) {
            findings.add(new Finding("the exports directory", "that of this database", "another one: see EXPORTS_DIR"));
        }
        return right;
    }

    private void openFiles(Connection connection, LongConsumer progress)
            throws SQLException, IOException, InterruptedException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FILES)) {
            while (rows.next()) {
                open(rows.getString(1), new OpenedFile(rows.getLong(2), rows.getString(3)), rows.getBoolean(4));
                progress.accept(1);
            }
        }
    }

    private void open(String name, OpenedFile expected, boolean placed) throws IOException, InterruptedException {
        if (!placed) {
            findings.add(new Finding(name, "in its place", "still staged: is the ingest service up?"));
            return;
        }
        Optional<OpenedFile> found = access.open(name);
        if (!found.equals(Optional.of(expected))) {
            findings.add(new Finding(
                    name, text(expected), found.map(MediaVerification::text).orElse("")));
        }
        opened++;
        bytes += found.map(OpenedFile::bytes).orElse(0L);
    }

    private static String text(OpenedFile file) {
        return file.bytes() + " bytes, sha-256 " + file.sha256();
    }

    /// What was uploaded for a video is in PostgreSQL. Other urls may name what nobody has had for long.
    private void followUrls(Connection connection) throws SQLException, IOException, InterruptedException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.read(MediaVerification.class, "dangling"))) {
            while (rows.next()) {
                String path = rows.getString("path");
                boolean there = access.open(path).isPresent()
                        || access.open("audio/" + path).isPresent();
                if (!there && rows.getBoolean("uploaded")) {
                    findings.add(new Finding(
                            rows.getString("video_id") + " " + rows.getString("what"), rows.getString("url"), ""));
                } else if (!there) {
                    dangling++;
                }
            }
        }
    }
}
