package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `deploy/pgbouncer/pgbouncer.ini`, against what the services send and what the roles are set to.
class PgBouncerTest {

    /// Those of Vert.x' own startup parameters that PgBouncer does not follow; it does `client_encoding`, `DateStyle`
    /// and `application_name`.
    private static final String OF_VERTX = "extra_float_digits";

    private static final Set<String> FOLLOWED = Set.of("application_name");

    private final Map<String, String> settings = settings();

    @Test
    void keepsPreparedStatementsInTransactionMode() {
        assertThat(settings).containsEntry("pool_mode", "transaction").containsEntry("max_prepared_statements", "200");
    }

    @Test
    void ignoresExactlyWhatTheServicesSend() {
        Set<String> sent = new TreeSet<>(Set.of(OF_VERTX));
        String pool = Repository.text("shared-service/src/main/java/ytv2/service/database/DatabasePool.java");
        Pattern.compile("addProperty\\(\\s*\"(\\w+)\"")
                .matcher(pool)
                .results()
                .forEach(match -> sent.add(match.group(1)));
        sent.removeAll(FOLLOWED);

        assertThat(ignored()).containsExactlyInAnyOrderElementsOf(sent);
    }

    /// What PgBouncer ignores must hold by other means.
    @Test
    void rolesCarryWhatIsIgnored() {
        String roles = Repository.text("deploy/postgres/roles.sql");
        for (String parameter : ignored()) {
            if (!parameter.equals(OF_VERTX)) {
                assertThat(roles).contains("ALTER ROLE ytv2_dashboard SET " + parameter + " = ");
            }
            if (parameter.endsWith("_timeout")) {
                assertThat(roles).contains("ALTER ROLE ytv2_ingest SET " + parameter + " = ");
            }
        }
    }

    @Test
    void listensOnLoopbackAndAsksForPasswords() {
        assertThat(settings).containsEntry("listen_addr", "127.0.0.1").containsEntry("auth_type", "scram-sha-256");
    }

    private String[] ignored() {
        return settings.getOrDefault("ignore_startup_parameters", "").split(",");
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String line : Repository.lines("deploy/pgbouncer/pgbouncer.ini")) {
            if (!line.isBlank() && !line.startsWith(";") && !line.startsWith("[")) {
                String[] pair = line.split("=", 2);
                settings.put(pair[0].strip(), pair[1].strip());
            }
        }
        return settings;
    }
}
