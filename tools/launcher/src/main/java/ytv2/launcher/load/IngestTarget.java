package ytv2.launcher.load;

import java.net.URI;

/// Where reports are posted and with what credential.
///
/// @param service the ingest service's base URL, without a trailing slash
/// @param token   value of `X-INGEST-TOKEN`; never printed
record IngestTarget(URI service, String token) {

    /// @throws IllegalArgumentException if the URL is no absolute http(s) URL without query, fragment and user, or
    ///     the token is empty or cannot stand in a header; the message fits to be shown
    IngestTarget {
        boolean http = "http".equalsIgnoreCase(service.getScheme()) || "https".equalsIgnoreCase(service.getScheme());
        if (!http || service.getHost() == null) {
            throw new IllegalArgumentException("The ingest URL must look like http://localhost:8081, not " + service);
        }
        if (service.getRawUserInfo() != null || service.getRawQuery() != null || service.getRawFragment() != null) {
            throw new IllegalArgumentException("The ingest URL must have no user, query or fragment");
        }
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("The ingest token must be visible ASCII characters without spaces");
        }
        service = URI.create(service.toString().replaceFirst("/+$", ""));
    }

    URI reports() {
        return URI.create(service + "/ingest/reports");
    }

    /// Without the token, so that no log or exception can show it.
    @Override
    public String toString() {
        return "IngestTarget[" + service + "]";
    }
}
