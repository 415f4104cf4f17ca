package ytv2.service.build;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// `X-Commit` on every answer: clients and operators see which build they talk to.
@Singleton
public final class CommitHeader {

    /// Asked late: filters are made before the configuration of the running program is read.
    private final Provider<BuildConfig> config;

    CommitHeader(Provider<BuildConfig> config) {
        this.config = config;
    }

    @ServerResponseFilter
    void add(ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Commit", config.get().commit());
    }
}
