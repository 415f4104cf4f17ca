package ytv2.service.build;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// `X-Commit` on every answer: clients and operators see which build they talk to.
@Singleton
public final class CommitHeader {

    /// Asked late: filters are made before the configuration of the running program is read.
    private final Provider<Commit> commit;

    CommitHeader(Provider<Commit> commit) {
        this.commit = commit;
    }

    @ServerResponseFilter
    void add(ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Commit", commit.get().name());
    }
}
