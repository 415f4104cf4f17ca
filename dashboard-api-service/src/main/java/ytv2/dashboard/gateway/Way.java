package ytv2.dashboard.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import ytv2.service.credential.Authorization;

/// Where a request goes.
enum Way {
    /// It is answered here.
    HERE,

    /// To the ingest service as it is, credential and all.
    THROUGH,

    /// The ingest service would refuse it, and must not be kept busy by those that it does not know.
    NOWHERE,

    /// To the ingest service in the name of this one, if a person may.
    FOR_A_PERSON,

    /// Where the exported files are.
    EXPORTS;

    private static final Set<String> UPLOADS = Set.of("/api/upload-audio", "/api/upload-image");
    private static final Set<String> READS = Set.of("/health/ingest", "/api/deleted");

    static Way of(HttpMethod method, String path, MultiMap headers) {
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return path.startsWith("/exports/") ? EXPORTS : READS.contains(path) ? THROUGH : HERE;
        }
        if (method.equals(HttpMethod.OPTIONS)) {
            return HERE;
        }
        if (isDelete(path)) {
            return bringsCredential(headers) ? THROUGH : FOR_A_PERSON;
        }
        if (path.startsWith("/ingest/") || path.startsWith("/api/restore/") || UPLOADS.contains(path)) {
            return bringsCredential(headers) ? THROUGH : NOWHERE;
        }
        return HERE;
    }

    private static boolean isDelete(String path) {
        return path.startsWith("/api/delete/") || path.equals("/api/delete") || path.equals("/delete-reports");
    }

    private static boolean bringsCredential(MultiMap headers) {
        return headers.contains("X-INGEST-TOKEN")
                || headers.contains("X-Sync-Secret")
                || Authorization.of("Bearer", headers.get("Authorization")).isPresent();
    }
}
