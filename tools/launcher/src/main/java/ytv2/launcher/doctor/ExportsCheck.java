package ytv2.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import ytv2.launcher.StackDirectory;

/// Whether the directory of exports is the one in which the media of the database lie, by the file that says so: an
/// empty
/// one may be in the place of a disk that is not mounted.
///
/// @param directory empty where this machine is told of none
record ExportsCheck(Optional<Path> directory) {

    private static final String MARK = ".ytv2-exports";

    private static final String KNOWN = """
            SELECT (SELECT id::text FROM media_directory) AS id,
                   EXISTS (SELECT FROM content_artifact) OR EXISTS (SELECT FROM media_removal) AS files
            """;

    /// What the services would be given.
    static ExportsCheck of(StackDirectory stack, Map<String, String> environment) {
        String set = environment.getOrDefault("EXPORTS_DIR", "");
        return new ExportsCheck(
                set.isBlank() ? Optional.of(stack.exports()).filter(Files::isDirectory) : Optional.of(Path.of(set)));
    }

    Check in(Database database) {
        return database.check("exports", (connection, _) -> find(connection));
    }

    private Finding find(Connection connection) throws SQLException, IOException {
        if (directory.isEmpty()) {
            return Finding.ok("not on this machine, not checked");
        }
        Path exports = directory.get();
        Optional<String> mark = mark(exports);
        try (PreparedStatement statement = connection.prepareStatement(KNOWN);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Optional<String> id = Optional.ofNullable(row.getString("id"));
            if (mark.isPresent() && mark.equals(id)) {
                return Finding.ok(exports + " is that of this database");
            }
            return mark.isEmpty() && !row.getBoolean("files")
                    ? Finding.ok(exports + " becomes that of this database with the first upload")
                    : strange(exports, mark, id);
        }
    }

    private static Optional<String> mark(Path exports) throws IOException {
        Path file = exports.resolve(MARK);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static Finding strange(Path exports, Optional<String> mark, Optional<String> id) {
        String found = mark.isPresent() ? "is that of another database" : "is missing";
        String remedy = id.map(known -> "write the line " + known + " into it").orElse("delete it");
        return Finding.fail(
                "uploads are refused: %s %s".formatted(exports.resolve(MARK), found),
                "mount the disk, or correct EXPORTS_DIR; if it is the right directory, " + remedy);
    }
}
