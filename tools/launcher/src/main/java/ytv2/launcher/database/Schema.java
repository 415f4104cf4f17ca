package ytv2.launcher.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;

/// The tables, views and functions that the migrations of `shared-model` make.
public final class Schema {

    private Schema() {}

    /// What a migration run did.
    ///
    /// @param applied how many migrations were missing
    /// @param version the schema's version now; `none` without any migration
    public record Migrated(int applied, String version) {}

    /// Applies the migrations that the database lacks, each in a transaction of its own. Two at a time wait for each
    /// other.
    ///
    /// @param user owns what the migrations create
    /// @throws Failure if one fails; those before it stay
    public static Migrated migrate(String jdbcUrl, String user, String password) {
        try {
            MigrateResult result = Flyway.configure()
                    .dataSource(jdbcUrl, user, password)
                    .locations("classpath:db/migration")
                    .table("flyway_schema_history")
                    .load()
                    .migrate();
            @Nullable
            String version = result.migrationsExecuted > 0 ? result.targetSchemaVersion : result.initialSchemaVersion;
            return new Migrated(result.migrationsExecuted, version == null ? "none" : version);
        } catch (FlywayException e) {
            throw new Failure("the schema could not be migrated: " + firstLines(e), e);
        }
    }

    private static String firstLines(FlywayException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage().strip().replaceAll("\\s*\\n\\s*", "; ");
    }
}
