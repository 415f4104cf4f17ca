package ytv2.ingest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.ProblemException;

/// Lets through who brings the ingest token, as `X-INGEST-TOKEN` or as `Authorization: Bearer`.
@Singleton
public final class CredentialFilter {

    private static final String BEARER = "Bearer ";

    private final IngestCredential credential;

    CredentialFilter(IngestCredential credential) {
        this.credential = credential;
    }

    @RequiresCredential
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        String sent = sent(request);
        if (sent == null || !credential.isRight(sent)) {
            throw new ProblemException(
                    401, "unauthorized", "Send the ingest token as X-INGEST-TOKEN or as Authorization: Bearer.");
        }
    }

    private static @Nullable String sent(ContainerRequestContext request) {
        String own = request.getHeaderString("X-INGEST-TOKEN");
        if (own != null) {
            return own;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
