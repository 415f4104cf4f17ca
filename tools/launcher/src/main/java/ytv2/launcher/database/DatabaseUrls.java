package ytv2.launcher.database;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.launcher.Failure;
import ytv2.launcher.StackSettings;
import ytv2.model.DatabaseUrl;

/// How each part reaches the database.
///
/// @param owner runs the migrations
/// @param ingest the ingest service's user
/// @param dashboard the dashboard's user
public record DatabaseUrls(DatabaseUrl owner, DatabaseUrl ingest, DatabaseUrl dashboard) {

    /// The product's database on the embedded server.
    static final String DATABASE = "ytv2";

    static final String OWNER = "ytv2_owner";
    static final String INGEST = "ytv2_ingest";
    static final String DASHBOARD = "ytv2_dashboard";

    /// Those of the environment if it has a `DATABASE_URL`, else those of the stack's embedded server; empty if it was
    /// never started.
    ///
    /// @throws Failure if a variable does not hold a PostgreSQL URI
    public static Optional<DatabaseUrls> of(StackSettings settings, Map<String, String> environment) {
        return external(environment).or(() -> embedded(settings));
    }

    /// `DATABASE_URL`, or its older name `DATABASE_URL_POSTGRES_NEW`; for the services `DATABASE_URL_INGEST` and
    /// `DATABASE_URL_DASHBOARD` win. Empty if neither of the first two is set.
    ///
    /// @throws Failure if a variable does not hold a PostgreSQL URI
    public static Optional<DatabaseUrls> external(Map<String, String> environment) {
        return variable(environment, "DATABASE_URL")
                .or(() -> variable(environment, "DATABASE_URL_POSTGRES_NEW"))
                .map(owner -> new DatabaseUrls(
                        owner,
                        variable(environment, "DATABASE_URL_INGEST").orElse(owner),
                        variable(environment, "DATABASE_URL_DASHBOARD").orElse(owner)));
    }

    /// The embedded server's, from a stack's settings; empty if they have no port or lack a password.
    public static Optional<DatabaseUrls> embedded(StackSettings settings) {
        boolean complete = settings.port("postgres").isPresent()
                && Stream.of(OWNER, INGEST, DASHBOARD)
                        .allMatch(role -> settings.password(role).isPresent());
        return complete
                ? Optional.of(new DatabaseUrls(
                        embedded(settings, OWNER), embedded(settings, INGEST), embedded(settings, DASHBOARD)))
                : Optional.empty();
    }

    private static DatabaseUrl embedded(StackSettings settings, String role) {
        return new DatabaseUrl(
                "127.0.0.1",
                settings.port("postgres").orElseThrow(),
                DATABASE,
                role,
                settings.password(role).orElseThrow(),
                "disable");
    }

    private static Optional<DatabaseUrl> variable(Map<String, String> environment, String name) {
        try {
            return Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isBlank())
                    .map(DatabaseUrl::parse);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()).replaceFirst("^DATABASE_URL", name), e);
        }
    }
}
