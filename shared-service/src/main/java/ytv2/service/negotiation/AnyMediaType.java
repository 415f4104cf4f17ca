package ytv2.service.negotiation;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// What a client would rather have decides where there is a choice. Where there is none it gets what there is, and no
/// 406, as from the former server: its clients name whatever their library names.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-accept">RFC 9110, Accept</a>
@Singleton
public final class AnyMediaType {

    /// After every filter that looks for what was asked for.
    private static final int LATE = 9_000;

    private static final String LAST_RESORT = "*/*;q=0.001";

    @ServerRequestFilter(preMatching = true, priority = LATE)
    public void accept(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted != null && !accepted.contains("*/*")) {
            request.getHeaders().add(HttpHeaders.ACCEPT, LAST_RESORT);
        }
    }
}
