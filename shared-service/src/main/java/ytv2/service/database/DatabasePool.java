package ytv2.service.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import ytv2.model.DatabaseUrl;
import ytv2.service.build.BuildConfig;

/// Makes the one pool of a service out of `DATABASE_URL`. Opens no connection: a service starts with its database down.
@Singleton
public final class DatabasePool implements PgPoolCreator {

    private static final String TAKE_ROLE = """
            SELECT set_config('role', rolname, false)
            FROM pg_catalog.pg_roles
            WHERE rolname = $1 AND pg_catalog.pg_has_role(session_user, oid, 'MEMBER')
            """;

    /// PostgreSQL ends a statement by itself after its time limit; who is silent for so much longer is gone.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final DatabaseConfig config;
    private final BuildConfig build;

    DatabasePool(DatabaseConfig config, BuildConfig build) {
        this.config = config;
        this.build = build;
    }

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool()
                .using(input.vertx())
                .with(poolOptions())
                .connectingTo(connectOptions(DatabaseUrl.parse(config.url())))
                .withConnectHandler(this::takeRole)
                .build();
    }

    /// A connection beside the pool, for what needs a session of its own. It has the options and the role of the
    /// others.
    ///
    /// @param url where to: the pool's own address unless there is a pooler
    public Future<PgConnection> connect(Vertx vertx, String url) {
        return PgConnection.connect(vertx, connectOptions(DatabaseUrl.parse(url)))
                .compose(connection -> roleTaken(connection).otherwiseEmpty().map(connection));
    }

    private PoolOptions poolOptions() {
        return new PoolOptions()
                .setName("postgresql")
                .setMaxSize(config.poolSize())
                .setMaxWaitQueueSize(config.waitQueueSize())
                // No time limit of the pool's own: its timer logs every expiry as an error. The callers' limits hold.
                .setConnectionTimeout(0)
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxLifetime((int) config.maxLifetime().toMillis())
                .setMaxLifetimeUnit(TimeUnit.MILLISECONDS);
    }

    private PgConnectOptions connectOptions(DatabaseUrl url) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password())
                .setCachePreparedStatements(true)
                .addProperty("application_name", build.service())
                .addProperty(
                        "statement_timeout",
                        String.valueOf(config.statementTimeout().toMillis()))
                .addProperty("lock_timeout", String.valueOf(config.lockTimeout().toMillis()))
                .addProperty(
                        "idle_in_transaction_session_timeout",
                        String.valueOf(config.statementTimeout().toMillis()))
                .addProperty("default_transaction_read_only", config.readOnly() ? "on" : "off");
        options.setConnectTimeout((int) config.connectTimeout().toMillis());
        // A server that vanished without a word would keep its connections, and with them the pool, for many minutes.
        options.setIdleTimeout((int) config.statementTimeout().plus(GRACE).toMillis());
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return secured(options, SslMode.of(url.sslMode()));
    }

    /// As libpq reads the modes: `require` encrypts to whoever answers, only the `verify` modes ask who that is.
    private static PgConnectOptions secured(PgConnectOptions options, SslMode mode) {
        options.setSslMode(mode);
        return switch (mode) {
            case DISABLE -> options;
            case ALLOW, PREFER, REQUIRE -> {
                options.setTrustAll(true);
                yield options;
            }
            case VERIFY_CA -> {
                options.setTrustOptions(TrustOptions.wrap(platformTrust()));
                yield options;
            }
            case VERIFY_FULL -> {
                options.setTrustOptions(TrustOptions.wrap(platformTrust()));
                options.setHostnameVerificationAlgorithm("HTTPS");
                yield options;
            }
        };
    }

    /// Java's own authorities, or those of `javax.net.ssl.trustStore`.
    private static TrustManager platformTrust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java's trust store cannot be read", e);
        }
    }

    /// The pool has the connection when it is closed here, unless it was lost before: then the pool has given it up by
    /// itself, and fails if it gets it back all the same.
    private void takeRole(SqlConnection connection) {
        AtomicBoolean lost = new AtomicBoolean();
        connection.closeHandler(_ -> lost.set(true));
        // without a handler the client prints the stack trace of a loss that the query reports, too
        connection.exceptionHandler(_ -> {});
        roleTaken(connection).onComplete(_ -> {
            if (!lost.get()) {
                connection.close();
            }
        });
    }

    private Future<?> roleTaken(SqlConnection connection) {
        return config.role().isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(TAKE_ROLE)
                        .execute(Tuple.of(config.role().get()));
    }
}
