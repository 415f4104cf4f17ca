package ytv2.service.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How a service reaches PostgreSQL.
@ConfigMapping(prefix = "ytv2.database")
public interface DatabaseConfig {

    /// As hosts give it: `postgres://user:password@host:5432/database?sslmode=require`.
    String url();

    /// The role to work as, where the connecting user may `SET ROLE` to it; otherwise the user keeps its own rights.
    Optional<String> role();

    /// Whether sessions refuse to write, whatever their role could.
    @WithDefault("false")
    boolean readOnly();

    /// Connections at the most. About twice the database's cores: more only lengthens the slowest answers.
    @WithDefault("4")
    int poolSize();

    /// Requests that may wait for a connection; one more is told to come again.
    @WithDefault("1000")
    int waitQueueSize();

    @WithDefault("PT2S")
    Duration connectTimeout();

    /// Connections unused for this long are closed; managed databases close them without telling.
    @WithDefault("PT5M")
    Duration idleTimeout();

    /// Connections are replaced after this long.
    @WithDefault("PT30M")
    Duration maxLifetime();

    /// After this long PostgreSQL itself ends a statement.
    Duration statementTimeout();

    /// After this long PostgreSQL itself ends the wait for a lock.
    Duration lockTimeout();
}
