package ytv2.ingest;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import ytv2.service.credential.Authorization;
import ytv2.service.problem.ProblemException;

/// Lets through who brings a credential with the right for it, as `X-INGEST-TOKEN`, `X-Sync-Secret` or
/// `Authorization: Bearer`.
@Singleton
public final class CredentialFilter {

    /// Asked late: filters are made before the configuration of the running program is read.
    private final Provider<Credentials> credentials;

    CredentialFilter(Provider<Credentials> credentials) {
        this.credentials = credentials;
    }

    @RequiresIngest
    @ServerRequestFilter
    void ingest(ContainerRequestContext request) {
        check(request, Right.INGEST);
    }

    @RequiresDelete
    @ServerRequestFilter
    void delete(ContainerRequestContext request) {
        check(request, Right.DELETE);
    }

    @RequiresUpload
    @ServerRequestFilter
    void upload(ContainerRequestContext request) {
        check(request, Right.UPLOAD);
    }

    private void check(ContainerRequestContext request, Right right) {
        Credential credential = credentials.get().require(sent(request));
        if (!credential.rights().contains(right)) {
            throw new ProblemException(
                    403,
                    "forbidden",
                    "The credential \"%s\" does not have the right \"%s\"."
                            .formatted(credential.name(), right.wireName()));
        }
        request.setSecurityContext(new Caller(credential));
    }

    private static Optional<String> sent(ContainerRequestContext request) {
        return Stream.of("X-INGEST-TOKEN", "X-Sync-Secret")
                .map(request::getHeaderString)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .or(() -> Authorization.of("Bearer", request.getHeaderString(HttpHeaders.AUTHORIZATION)));
    }
}
