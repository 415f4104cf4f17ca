package ytv2.ingest.deletion;

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

/// Reads the body of a delete.
@jakarta.ws.rs.ext.Provider
@Consumes(MediaType.WILDCARD)
public final class DeletionBodyReader implements MessageBodyReader<DeletionPayload> {

    /// In bytes: room for as many of the longest ids as may be named at once.
    private static final int LIMIT = 128 * 1024;

    /// Asked late: readers are made before the configuration of the running program is read.
    private final Provider<IngestConfig> config;

    DeletionBodyReader(Provider<IngestConfig> config) {
        this.config = config;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == DeletionPayload.class;
    }

    @Override
    public DeletionPayload readFrom(
            Class<DeletionPayload> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return DeletionPayload.read(
                LimitedBody.read(body, headers, LIMIT, config.get().report().bodyTimeout()));
    }
}
