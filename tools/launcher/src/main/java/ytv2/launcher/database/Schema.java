package ytv2.launcher.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;
import ytv2.model.DatabaseUrl;

/// The tables, views and functions that the migrations of `shared-model` make.
public final class Schema {

    /// Where Flyway writes down what it has applied.
    public static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /// What a migration run did.
    ///
    /// @param applied how many migrations were missing
    /// @param version the schema's version now; `none` without any migration
    public record Migrated(int applied, String version) {}

    /// Where a migration stands.
    public enum State {
        APPLIED,
        PENDING,
        /// Applied by a newer build than this one.
        UNKNOWN,
        FAILED
    }

    /// A migration that this build knows, or that the database has, or both.
    ///
    /// @param version as the file's name has it: `006`
    /// @param script the file's name
    /// @param installedAt in the time zone of this machine; empty unless applied
    public record Migration(
            String version, String description, String script, Optional<LocalDateTime> installedAt, State state) {}

    /// Applies the migrations that the database lacks, each in a transaction of its own. Two at a time wait for each
    /// other.
    ///
    /// @param url its user owns what the migrations create
    /// @throws Failure if one fails; those before it stay
    static Migrated migrate(DatabaseUrl url) {
        reach(url);
        return migrate(flyway(url));
    }

    /// Applies the migrations that the database lacks, up to a version; does nothing if it has that one already.
    ///
    /// @throws Failure if one fails; those before it stay
    public static void migrateTo(DatabaseUrl url, String version) {
        var unused = migrate(flyway(url).target(version));
    }

    /// Whether a migration was ever applied.
    public static boolean exists(Connection connection) throws SQLException {
        return DatabaseConnection.number(connection, "SELECT count(to_regclass('" + HISTORY + "'))") == 1
                && DatabaseConnection.number(connection, "SELECT count(*) FROM " + HISTORY + " WHERE success") > 0;
    }

    /// Every migration, oldest first.
    ///
    /// @throws Failure if the database cannot be reached
    public static List<Migration> migrations(DatabaseUrl url) {
        reach(url);
        try {
            return Arrays.stream(flyway(url).load().info().all())
                    .filter(info -> info.getVersion() != null)
                    .map(Schema::migration)
                    .toList();
        } catch (FlywayException e) {
            throw new Failure("cannot use " + url + ": " + said(e), e);
        }
    }

    private static Migrated migrate(FluentConfiguration configuration) {
        try {
            MigrateResult result = configuration.load().migrate();
            @Nullable
            String version = result.migrationsExecuted > 0 ? result.targetSchemaVersion : result.initialSchemaVersion;
            return new Migrated(result.migrationsExecuted, version == null ? "none" : version);
        } catch (FlywayException e) {
            throw new Failure("the schema could not be migrated: " + said(e), e);
        }
    }

    private static Migration migration(MigrationInfo info) {
        Optional<LocalDateTime> installedAt = Optional.ofNullable(info.getInstalledOn())
                .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault()));
        return new Migration(
                info.getVersion().getVersion(), info.getDescription(), info.getScript(), installedAt, state(info));
    }

    private static State state(MigrationInfo info) {
        if (info.getState().isFailed()) {
            return State.FAILED;
        }
        if (!info.getState().isApplied()) {
            return State.PENDING;
        }
        return info.getState().isResolved() ? State.APPLIED : State.UNKNOWN;
    }

    /// Where the server is not reached, Flyway says so in six lines.
    private static void reach(DatabaseUrl url) {
        try (Connection connection = DatabaseConnection.open(url)) {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            throw new Failure("cannot use " + url + ": " + e.getMessage(), e);
        }
    }

    private static FluentConfiguration flyway(DatabaseUrl url) {
        return Flyway.configure()
                .dataSource(url.toJdbcUrl(), url.user(), url.password())
                .locations("classpath:db/migration")
                .table(HISTORY);
    }

    /// What Flyway says, in one line and without its rules, codes and advice.
    private static String said(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line ->
                        !line.isEmpty() && !line.matches("-+|(Error Code|SQL State|Statement) :.*|Location : \\(\\)"))
                .collect(Collectors.joining("; "));
    }
}
