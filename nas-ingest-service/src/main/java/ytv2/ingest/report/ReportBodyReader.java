package ytv2.ingest.report;

import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import ytv2.ingest.IngestConfig;
import ytv2.ingest.RequestBodies;
import ytv2.ingest.RequestBodyReader;

/// Makes the command out of a request's body.
///
/// A reader rather than a line in the resource, because of the thread it runs on: bodies of more than a few kilobytes
/// are read on a worker, where reading and sanitising a document of 16 MB for a second keeps nobody waiting.
@jakarta.ws.rs.ext.Provider
@Consumes(MediaType.WILDCARD)
public final class ReportBodyReader extends RequestBodyReader<UpsertReport> {

    private final Provider<IngestConfig> config;

    ReportBodyReader(Provider<RequestBodies> bodies, Provider<IngestConfig> config) {
        super(UpsertReport.class, bodies);
        this.config = config;
    }

    @Override
    protected int limit() {
        return Math.toIntExact(config.get().report().maxSize().asLongValue());
    }

    /// @throws InvalidReport if it is no report
    @Override
    protected UpsertReport read(byte[] body) {
        return UpsertReport.from(body);
    }
}
