package ytv2.ingest.deletion;

import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import ytv2.ingest.RequestBodies;
import ytv2.ingest.RequestBodyReader;

/// Reads the body of a delete.
@jakarta.ws.rs.ext.Provider
@Consumes(MediaType.WILDCARD)
public final class DeletionBodyReader extends RequestBodyReader<DeletionPayload> {

    /// In bytes: room for as many of the longest ids as may be named at once.
    private static final int LIMIT = 128 * 1024;

    DeletionBodyReader(Provider<RequestBodies> bodies) {
        super(DeletionPayload.class, bodies);
    }

    @Override
    protected int limit() {
        return LIMIT;
    }

    @Override
    protected DeletionPayload read(byte[] body) {
        return DeletionPayload.read(body);
    }
}
