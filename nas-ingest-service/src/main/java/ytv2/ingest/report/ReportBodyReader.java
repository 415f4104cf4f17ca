package ytv2.ingest.report;

import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import ytv2.ingest.IngestConfig;
import ytv2.service.body.LimitedBody;

/// Makes the command out of a request's body.
///
/// A reader rather than a line in the resource, because of the thread it runs on: bodies of more than a few kilobytes
/// are read on a worker, where reading and sanitising a document of 16 MB for a second keeps nobody waiting.
@jakarta.ws.rs.ext.Provider
@Consumes(MediaType.WILDCARD)
public final class ReportBodyReader implements MessageBodyReader<UpsertReport> {

    /// Asked late: readers are made before the configuration of the running program is read.
    private final Provider<IngestConfig> config;

    ReportBodyReader(Provider<IngestConfig> config) {
        this.config = config;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == UpsertReport.class;
    }

    /// @throws InvalidReport if it is no report
    @Override
    public UpsertReport readFrom(
            Class<UpsertReport> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        IngestConfig.Report limits = config.get().report();
        int limit = Math.toIntExact(limits.maxSize().asLongValue());
        return UpsertReport.from(LimitedBody.read(body, headers, limit, limits.bodyTimeout()));
    }
}
