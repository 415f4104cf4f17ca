package ytv2.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A PostgreSQL connection URI as hosting providers give it in `DATABASE_URL`:
/// `postgres://user:password@host:5432/database?sslmode=require`, user and password percent-encoded.
///
/// @param sslMode as libpq names it: `disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`
/// @param password `""` if the URI has none
/// @see <a href="https://www.postgresql.org/docs/17/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq, connection
/// URIs</a>
public record DatabaseUrl(String host, int port, String database, String user, String password, String sslMode) {

    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> SCHEMES = Set.of("postgres", "postgresql");
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /// @throws IllegalArgumentException if a part is missing; the message never repeats the password
    public static DatabaseUrl parse(String url) {
        URI uri = uri(url.strip());
        String scheme = uri.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme)) {
            throw invalid("it does not start with postgres:// or postgresql://");
        }
        if (uri.getHost() == null) {
            throw invalid("it names no host (a user or password with special characters must be percent-encoded)");
        }
        String database =
                uri.getRawPath() == null ? "" : decode(uri.getRawPath().replaceFirst("^/", ""));
        if (database.isEmpty()) {
            throw invalid("it names no database");
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[] {""}
                : uri.getRawUserInfo().split(":", 2);
        if (credentials[0].isEmpty()) {
            throw invalid("it names no user");
        }
        return new DatabaseUrl(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
                database,
                decode(credentials[0]),
                credentials.length == 2 ? decode(credentials[1]) : "",
                sslMode(parameters(uri)));
    }

    /// The same database for another user.
    public DatabaseUrl withCredentials(String otherUser, String otherPassword) {
        return new DatabaseUrl(host, port, database, otherUser, otherPassword, sslMode);
    }

    /// For JDBC, without the credentials.
    public String toJdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s?sslmode=%s".formatted(uriHost(), port, encode(database), sslMode);
    }

    /// The URI again, with the password in it.
    public String toUri() {
        return "postgres://%s:%s@%s:%d/%s?sslmode=%s"
                .formatted(encode(user), encode(password), uriHost(), port, encode(database), sslMode);
    }

    /// Without the password, for messages and logs.
    @Override
    public String toString() {
        return "postgres://%s@%s:%d/%s".formatted(encode(user), uriHost(), port, encode(database));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException _) {
            // The exception's message repeats its input, password included: it must not travel on.
            throw invalid("it is no URI (a user or password with special characters must be percent-encoded)");
        }
    }

    private static Map<String, String> parameters(URI uri) {
        if (uri.getRawQuery() == null) {
            return Map.of();
        }
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (_, last) -> last));
    }

    /// libpq's own default is `prefer`.
    private static String sslMode(Map<String, String> parameters) {
        String mode = parameters.getOrDefault("sslmode", "prefer");
        if (!SSL_MODES.contains(mode)) {
            throw invalid("sslmode must be one of disable, allow, prefer, require, verify-ca, verify-full");
        }
        return mode;
    }

    private String uriHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String decode(String text) {
        // URLDecoder reads forms, where + is a space; in a URI it is a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static IllegalArgumentException invalid(String reason) {
        return new IllegalArgumentException("DATABASE_URL is not usable: " + reason
                + ". Expected: postgres://user:password@host:5432/database?sslmode=require");
    }
}
