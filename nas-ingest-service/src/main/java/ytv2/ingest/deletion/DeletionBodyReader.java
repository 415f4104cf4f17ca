package ytv2.ingest.deletion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import ytv2.service.body.LimitedBody;

/// Reads the body of a delete.
@Provider
@Consumes(MediaType.WILDCARD)
public final class DeletionBodyReader implements MessageBodyReader<DeletionPayload> {

    /// In bytes: room for as many of the longest ids as may be named at once.
    private static final int LIMIT = 128 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        return DeletionPayload.read(LimitedBody.read(body, headers, LIMIT, PATIENCE));
    }
}
