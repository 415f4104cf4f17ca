package ytv2.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.reactive.pg.client.PgPoolCreator.Input;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.Session;
import ytv2.service.build.BuildConfig;
import ytv2.service.testing.OwnPostgres;

/// The pool against a PostgreSQL that speaks TLS with a certificate of its own making.
final class DatabasePoolIT {

    private static final Vertx VERTX = Vertx.vertx();
    private static final BuildConfig BUILD = new Build();

    /// The client says no more.
    private static final String HANDSHAKE_FAILED = "SSL handshake failed";

    private static final String ENCRYPTED = "SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

    @TempDir
    static Path directory;

    private static SelfSigned certificate;
    private static OwnPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.in(directory);
        postgres = OwnPostgres.started(Map.of(
                "ssl", "on",
                "ssl_cert_file", certificate.certificate().toString(),
                "ssl_key_file", certificate.key().toString()));
        try (Session session = postgres.superuser()) {
            session.run("CREATE ROLE host_user LOGIN PASSWORD 'x' IN ROLE ytv2_ingest");
            session.run("CREATE ROLE stranger LOGIN PASSWORD 'x'");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        answer(VERTX.close());
    }

    @ParameterizedTest
    @CsvSource({
        "host_user, ytv2_ingest, ytv2_ingest",
        "stranger, ytv2_ingest, stranger",
        "host_user, no_such_role, host_user",
        "host_user, '', host_user"
    })
    void roleIsTakenWhereItIsGranted(String user, String role, String current) throws Exception {
        DatabaseUrl url = postgres.superuserUrl().withCredentials(user, "x");

        assertThat(ask(
                        config(url, role.isEmpty() ? Optional.empty() : Optional.of(role), false),
                        "SELECT current_user"))
                .isEqualTo(current);
    }

    @Test
    void superuserTakesTheRoleToo() throws Exception {
        assertThat(ask(config(postgres.superuserUrl(), Optional.of("ytv2_dashboard"), false), "SELECT current_user"))
                .isEqualTo("ytv2_dashboard");
    }

    @Test
    void sessionHasItsNameAndItsLimits() throws Exception {
        DatabaseConfig config = config(postgres.url("ytv2_ingest"), Optional.empty(), true);

        assertThat(ask(config, """
                SELECT concat_ws(' ', current_setting('application_name'), current_setting('statement_timeout'),
                    current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'),
                    current_setting('default_transaction_read_only'))
                """)).isEqualTo("test-service 10s 8s 10s on");
    }

    @Test
    void connectionBesideThePoolIsLikeThoseInIt() throws Exception {
        DatabaseConfig config =
                config(postgres.superuserUrl().withCredentials("host_user", "x"), Optional.of("ytv2_ingest"), true);
        PgConnection connection = answer(new DatabasePool(config, BUILD).connect(VERTX, config.url()));
        try {
            String session = answer(connection
                    .query("""
                            SELECT concat_ws(' ', current_user, current_setting('application_name'),
                                current_setting('statement_timeout'), current_setting('default_transaction_read_only'))
                            """)
                    .execute()
                    .map(rows -> rows.iterator().next().getString(0)));

            assertThat(session).isEqualTo("ytv2_ingest test-service 10s on");
        } finally {
            answer(connection.close());
        }
    }

    @Test
    void readOnlySessionRefusesToWriteWhateverItsRoleMay() {
        DatabaseConfig config = config(postgres.url("ytv2_ingest"), Optional.empty(), true);

        assertThatThrownBy(() -> ask(config, "DELETE FROM content RETURNING video_id"))
                .hasMessageContaining("25006");
    }

    @ParameterizedTest
    @CsvSource({"disable, false", "prefer, true", "require, true"})
    void sslModeDecidesWhetherTheConnectionIsEncrypted(String mode, String encrypted) throws Exception {
        assertThat(ask(overTls("localhost", mode), ENCRYPTED)).isEqualTo(encrypted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full"})
    void certificateThatNobodyVouchesForIsRefused(String mode) {
        assertThatThrownBy(() -> ask(overTls("localhost", mode), ENCRYPTED)).hasRootCauseMessage(HANDSHAKE_FAILED);
    }

    /// The certificate is one for `localhost`.
    @ParameterizedTest
    @CsvSource({"verify-ca, localhost", "verify-ca, 127.0.0.1", "verify-full, localhost"})
    void certificateOfATrustedAuthorityIsTaken(String mode, String host) throws Exception {
        try (TrustStore _ = TrustStore.set(certificate)) {
            assertThat(ask(overTls(host, mode), ENCRYPTED)).isEqualTo("true");
        }
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        try (TrustStore _ = TrustStore.set(certificate)) {
            assertThatThrownBy(() -> ask(overTls("127.0.0.1", "verify-full"), ENCRYPTED))
                    .hasRootCauseMessage(HANDSHAKE_FAILED);
        }
    }

    private static DatabaseConfig overTls(String host, String mode) {
        DatabaseUrl url = postgres.url("ytv2_ingest");
        return config(
                new DatabaseUrl(host, url.port(), url.database(), url.user(), url.password(), mode),
                Optional.empty(),
                false);
    }

    private static String ask(DatabaseConfig config, String sql) throws Exception {
        Pool pool = new DatabasePool(config, BUILD).create(new PoolInput());
        try {
            return answer(
                    pool.query(sql).execute().map(rows -> rows.iterator().next().getString(0)));
        } finally {
            answer(pool.close());
        }
    }

    private static <T> T answer(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static DatabaseConfig config(DatabaseUrl url, Optional<String> role, boolean readOnly) {
        return new Config(
                url.toUri(),
                role,
                readOnly,
                4,
                1000,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(8));
    }

    private record Config(
            String url,
            Optional<String> role,
            boolean readOnly,
            int poolSize,
            int waitQueueSize,
            Duration connectTimeout,
            Duration idleTimeout,
            Duration maxLifetime,
            Duration statementTimeout,
            Duration lockTimeout)
            implements DatabaseConfig {}

    private record Build(String service, String commit) implements BuildConfig {
        Build() {
            this("test-service", "unknown");
        }
    }

    private record PoolInput() implements Input {
        @Override
        public Vertx vertx() {
            return VERTX;
        }

        @Override
        public PoolOptions poolOptions() {
            return new PoolOptions();
        }

        @Override
        public List<PgConnectOptions> pgConnectOptionsList() {
            return List.of();
        }
    }
}
