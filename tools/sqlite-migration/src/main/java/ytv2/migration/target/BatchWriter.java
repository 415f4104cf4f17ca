package ytv2.migration.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import ytv2.migration.target.BatchSteps.Step;

/// Writes batches: each in one transaction, with the checkpoints of its videos, while no other writer is at work.
public final class BatchWriter {

    /// Keys alone: only how many there are matters, and looking at long texts takes time.
    private static final String ANALYZE = "ANALYZE staged_video (video_id), staged_summary (video_id, variant)";

    private static final String DECIDE = Sql.read("decide");
    private static final String APPLY = Sql.read("apply");
    private static final String FINISH = Sql.read("finish");

    private final Connection connection;
    private final long run;
    private final BatchSteps steps = new BatchSteps();

    /// @param connection of which nobody else makes use; not in a transaction
    /// @param run the row of `migration_run`; 0 to write nothing
    public BatchWriter(Connection connection, long run) throws SQLException {
        this.connection = connection;
        this.run = run;
        Sql.execute(connection, Sql.read("stage"));
        connection.setAutoCommit(false);
    }

    /// Writes a batch, and returns when it is committed.
    ///
    /// @return what became of each video, by its id
    public Map<String, Outcome> write(Batch batch) throws SQLException, IOException {
        try {
            steps.time(Step.COPY, () -> copy(batch));
            steps.time(Step.DECIDE, () -> Sql.execute(connection, ANALYZE + "; SELECT lock_writers(); " + DECIDE));
            steps.time(Step.APPLY, () -> Sql.execute(connection, APPLY));
            steps.time(Step.FINISH, this::finish);
            Map<String, Outcome> outcomes = outcomes();
            steps.time(Step.COMMIT, connection::commit);
            return outcomes;
        } catch (SQLException | IOException e) {
            connection.rollback();
            throw e;
        }
    }

    /// Tells what would become of a batch, and changes nothing.
    public Map<String, Outcome> decide(Batch batch) throws SQLException, IOException {
        Sql.execute(connection, "SET TRANSACTION READ ONLY");
        copy(batch);
        Sql.execute(connection, DECIDE);
        Map<String, Outcome> outcomes = outcomes();
        connection.rollback();
        return outcomes;
    }

    /// How long it has taken so far.
    public BatchSteps steps() {
        return steps;
    }

    private void copy(Batch batch) throws SQLException, IOException {
        copy("staged_video", Batch.videoColumns(), batch.videos());
        copy("staged_summary", Batch.summaryColumns(), batch.summaries());
    }

    private void copy(String table, String columns, CopyText rows) throws SQLException, IOException {
        if (!rows.isEmpty()) {
            long _ = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " (" + columns + ") FROM STDIN", new ByteArrayInputStream(rows.bytes()));
        }
    }

    private void finish() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setLong(1, run);
            boolean _ = statement.execute();
        }
    }

    private Map<String, Outcome> outcomes() throws SQLException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT video_id, outcome FROM decided_video ORDER BY video_id COLLATE \"C\"")) {
            while (rows.next()) {
                outcomes.put(rows.getString(1), Outcome.ofSlug(rows.getString(2)));
            }
        }
        return outcomes;
    }
}
