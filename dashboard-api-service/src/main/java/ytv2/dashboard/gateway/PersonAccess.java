package ytv2.dashboard.gateway;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.DashboardConfig.Gateway;
import ytv2.service.credential.Authorization;
import ytv2.service.credential.FailedCredentials;
import ytv2.service.credential.Sha256;
import ytv2.service.problem.ProblemException;

/// Who may delete in a browser: whoever knows the name and the password, on a page of this origin.
final class PersonAccess {

    /// Makes a browser ask once, and then send what it was told with every request.
    static final String CHALLENGE = "Basic realm=\"YTV2\", charset=\"UTF-8\"";

    private static final int FAILURES_PER_MINUTE = 60;

    private final List<String> missing;
    private final Optional<byte[]> expected;
    private final FailedCredentials failed = new FailedCredentials(FAILURES_PER_MINUTE);

    PersonAccess(Gateway config) {
        Map<String, Optional<?>> settings = new LinkedHashMap<>();
        settings.put("INGEST_URL", config.ingestUrl());
        settings.put("DASHBOARD_TOKEN", config.token());
        settings.put("DASHBOARD_USER", config.user());
        settings.put("DASHBOARD_PASSWORD", config.password());
        this.missing = settings.entrySet().stream()
                .filter(setting -> setting.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        this.expected =
                config.user().flatMap(user -> config.password().map(password -> Sha256.of(user + ":" + password)));
    }

    /// @throws ProblemException 403 if nobody may, or not from that page; 401 without the right name and password
    void check(MultiMap headers) {
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    403,
                    "forwarding_not_configured",
                    "Nobody can delete here yet: set %s of the dashboard service."
                            .formatted(String.join(", ", missing)));
        }
        if (!isSameOrigin(headers)) {
            throw new ProblemException(403, "cross_origin", "Only pages of this origin may delete.");
        }
        @Nullable String authorization = headers.get("Authorization");
        if (authorization == null) {
            // how a browser begins, and no guess: were it counted, anybody could keep it from being asked
            throw unauthorized();
        }
        if (!isRight(authorization)) {
            throw failed.next(PersonAccess::unauthorized);
        }
    }

    private static ProblemException unauthorized() {
        return new ProblemException(401, "unauthorized", "Give your name and your password.");
    }

    /// Browsers say where a request comes from, and no page can keep them from it; what says nothing is no browser.
    private static boolean isSameOrigin(MultiMap headers) {
        String site = headers.get("Sec-Fetch-Site");
        String origin = headers.get("Origin");
        return (site == null || site.equals("same-origin"))
                && (origin == null
                        || isOwn(origin, headers.get("Host"))
                        || isOwn(origin, headers.get("X-Forwarded-Host")));
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean isRight(String authorization) {
        return Authorization.of("Basic", authorization)
                .flatMap(PersonAccess::decoded)
                .filter(sent -> expected.filter(right -> MessageDigest.isEqual(right, Sha256.of(sent)))
                        .isPresent())
                .isPresent();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
