package ytv2.benchmarks.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import ytv2.benchmarks.data.Video.Summary;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.process.Progress;
import ytv2.model.DatabaseUrl;
import ytv2.model.Fragment;

/// Fills an empty schema with invented videos, many a statement, and leaves it as a long-lived database would be:
/// cards refreshed, facet counts folded, statistics up to date.
///
/// @param owner of the schema
/// @param videos how many
public record DataLoader(DatabaseUrl owner, int videos, Progress progress) {

    private static final int BATCH = 250;
    private static final Duration SHOWN_EVERY = Duration.ofSeconds(2);

    private static final String PREPARE = """
            SET synchronous_commit = off;
            SET maintenance_work_mem = '512MB';
            """;

    private static final String CARDS = "SELECT video_id, card FROM report_card WHERE video_id = ANY (?)";

    private static final List<String> FRAGMENT = List.of("video_id", "deflated", "crc32", "length");

    private static final String FINISH = """
            SELECT fold_facet_changes();
            SELECT publish_content_event(NULL, 'resync', '{}', 'bench');
            """;

    /// @throws Failure if PostgreSQL refuses something
    public void load() throws InterruptedException {
        long began = System.nanoTime();
        try (Connection connection = DatabaseConnection.open(owner)) {
            DatabaseConnection.execute(connection, PREPARE);
            SuspendedIndexes indexes = SuspendedIndexes.drop(connection);
            write(began);
            progress.say("building indexes");
            indexes.create(connection);
            DatabaseConnection.execute(connection, FINISH);
            progress.say("vacuuming");
            DatabaseConnection.execute(connection, "VACUUM (ANALYZE)");
        } catch (SQLException e) {
            throw new Failure("the data could not be loaded: " + e.getMessage(), e);
        }
        progress.say("loaded " + videos + " videos in " + since(began));
    }

    private void write(long began) throws InterruptedException {
        VideoGenerator generator = new VideoGenerator(videos);
        AtomicInteger next = new AtomicInteger();
        int workers = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(() -> {
                    work(generator, next);
                    return true;
                }));
            }
            try {
                for (Future<?> worker : running) {
                    await(worker, next, began);
                }
            } catch (InterruptedException | RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    private void await(Future<?> worker, AtomicInteger next, long began) throws InterruptedException {
        while (true) {
            try {
                var _ = worker.get(SHOWN_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                progress.say("%,d of %,d videos (%s)".formatted(Math.min(videos, next.get()), videos, since(began)));
            } catch (ExecutionException e) {
                throw new Failure("the data could not be loaded: " + e.getCause(), e);
            }
        }
    }

    private void work(VideoGenerator generator, AtomicInteger next) throws SQLException, IOException {
        try (Connection connection = DatabaseConnection.open(owner)) {
            DatabaseConnection.execute(connection, PREPARE);
            connection.setAutoCommit(false);
            int first;
            while ((first = next.getAndAdd(BATCH)) < videos
                    && !Thread.currentThread().isInterrupted()) {
                List<Video> batch = new ArrayList<>();
                for (int n = first; n < Math.min(videos, first + BATCH); n++) {
                    batch.add(generator.video(n));
                }
                write(connection, batch);
            }
        }
    }

    private static void write(Connection connection, List<Video> batch) throws SQLException, IOException {
        CopyText content = new CopyText();
        CopyText summaries = new CopyText();
        for (Video video : batch) {
            content.add(video.columns());
            for (Summary summary : video.summaries()) {
                String at = video.indexedAt().toString();
                summaries.add(List.of(video.id(), summary.variant(), "1", summary.text(), summary.html(), at, at));
            }
        }
        copy(connection, "content", Video.COLUMNS, content);
        copy(connection, "content_summaries", Summary.COLUMNS, summaries);
        String[] ids = batch.stream().map(Video::id).toArray(String[]::new);
        refresh(connection, ids);
        copy(connection, "card_fragment", FRAGMENT, fragments(connection, ids));
        connection.commit();
    }

    private static void copy(Connection connection, String table, List<String> columns, CopyText rows)
            throws SQLException, IOException {
        String sql = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN";
        long _ = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new ByteArrayInputStream(rows.bytes()));
    }

    private static void refresh(Connection connection, String[] ids) throws SQLException {
        try (PreparedStatement refresh = connection.prepareStatement("SELECT refresh_report_card(?)")) {
            refresh.setArray(1, connection.createArrayOf("text", ids));
            boolean _ = refresh.execute();
        }
    }

    /// Cards compressed as the ingest service does it.
    private static CopyText fragments(Connection connection, String[] ids) throws SQLException {
        CopyText rows = new CopyText();
        try (PreparedStatement select = connection.prepareStatement(CARDS)) {
            select.setArray(1, connection.createArrayOf("text", ids));
            try (ResultSet cards = select.executeQuery()) {
                while (cards.next()) {
                    Fragment fragment = Fragment.ofOpen(cards.getString("card"));
                    rows.add(List.of(
                            cards.getString("video_id"),
                            "\\x" + HexFormat.of().formatHex(fragment.deflated()),
                            Integer.toString(fragment.crc32()),
                            Integer.toString(fragment.length())));
                }
            }
        }
        return rows;
    }

    private static String since(long began) {
        return Progress.seconds(Duration.ofNanos(System.nanoTime() - began));
    }
}
