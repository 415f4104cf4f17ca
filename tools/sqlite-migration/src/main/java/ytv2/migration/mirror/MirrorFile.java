package ytv2.migration.mirror;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceFailure;
import ytv2.migration.source.SqliteFile;

/// A legacy file that is written, while its own programs read and write it too. Nobody else mirrors into it as long as
/// this is open.
final class MirrorFile implements AutoCloseable {

    /// How long another program may keep the file locked.
    private static final int BUSY_MILLIS = 10_000;

    private static final String LOCK = "-ytv2-mirror.lock";

    private final Path path;
    private final FileChannel lock;
    private final Connection connection;
    private final SqliteFile tables;

    private MirrorFile(Side side, Path path, FileChannel lock, Connection connection) {
        this.path = path;
        this.lock = lock;
        this.connection = connection;
        this.tables = SqliteFile.ofLive(side, path, connection);
    }

    /// @throws SourceFailure if dual write is off, another mirror is at work on it, or it is no legacy file
    static MirrorFile open(Map<String, String> environment, Side side, Path path) throws IOException {
        DualWrite.require(environment, path);
        if (!Files.isRegularFile(path) || !Files.isWritable(path)) {
            throw new SourceFailure("cannot write " + path + ": is the path right, and may this user write it?");
        }
        FileChannel lock = lock(path);
        @Nullable Connection connection = null;
        try {
            connection = connect(path);
            return new MirrorFile(side, path, lock, connection);
        } catch (SQLException e) {
            closeAll(lock, connection);
            throw new SourceFailure("cannot open " + path + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeAll(lock, connection);
            throw e;
        }
    }

    /// Beside the file and by its real name, so that it is one lock whatever the file is called. The system takes it
    /// from a program that ends, however that ends.
    private static FileChannel lock(Path path) throws IOException {
        Path real = path.toRealPath();
        FileChannel channel = FileChannel.open(
                real.resolveSibling(real.getFileName() + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new SourceFailure("another mirror is at work on " + path + " in this program", e);
        }
        channel.close();
        throw new SourceFailure("another mirror is at work on " + path + "; stop it first");
    }

    private static Connection connect(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // a file that is gone meanwhile is not made anew
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
    }

    private static void closeAll(FileChannel lock, @Nullable Connection connection) throws IOException {
        try (lock) {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    Path path() {
        return path;
    }

    Connection connection() {
        return connection;
    }

    /// The same file, to be read.
    SqliteFile tables() {
        return tables;
    }

    /// Something that is done in one transaction.
    interface Work {
        void run() throws SQLException;
    }

    /// Other programs cannot write from the beginning of this to its end.
    void inTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws IOException {
        closeAll(lock, connection);
    }
}
