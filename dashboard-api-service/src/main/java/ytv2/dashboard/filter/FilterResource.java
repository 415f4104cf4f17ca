package ytv2.dashboard.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import ytv2.dashboard.JsonAnswer;

/// What the listed reports can be narrowed by.
@Path("/api/filters")
@Produces(MediaType.APPLICATION_JSON)
public final class FilterResource {

    private final FacetReader reader;
    private final ObjectMapper mapper;

    FilterResource(FacetReader reader, ObjectMapper mapper) {
        this.reader = reader;
        this.mapper = mapper;
    }

    @GET
    @Operation(summary = "The values to filter by, each with the number of reports it finds")
    public Uni<Response> facets(@Context HttpHeaders headers) {
        return reader.counts().map(Facets::of).map(facets -> JsonAnswer.of(headers, json(facets)));
    }

    private Buffer json(Facets facets) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(facets));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Our own records can be written", impossible);
        }
    }
}
