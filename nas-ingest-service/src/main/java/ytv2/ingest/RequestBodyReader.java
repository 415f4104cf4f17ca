package ytv2.ingest;

import jakarta.inject.Provider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/// Makes one type of commands out of whole bodies, whatever media type they say they are.
public abstract class RequestBodyReader<T> implements ServerMessageBodyReader<T> {

    private final Class<T> command;
    private final Provider<RequestBodies> bodies;

    /// @param bodies asked late: readers are made before the configuration of the running program is read
    protected RequestBodyReader(Class<T> command, Provider<RequestBodies> bodies) {
        this.command = command;
        this.bodies = bodies;
    }

    /// In bytes.
    protected abstract int limit();

    protected abstract T read(byte[] body);

    @Override
    public final T readFrom(Class<T> type, Type genericType, MediaType mediaType, ServerRequestContext request) {
        return read(bodies.get().read(request, limit()));
    }

    @Override
    public final T readFrom(
            Class<T> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        throw new IllegalStateException("The server reads with its request");
    }

    @Override
    public final boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return type == command;
    }

    @Override
    public final boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == command;
    }
}
