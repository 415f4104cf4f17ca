package ytv2.dashboard.filter;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import ytv2.dashboard.answer.Answer;
import ytv2.dashboard.answer.AnswerReader;
import ytv2.dashboard.answer.JsonAnswer;
import ytv2.dashboard.answer.JsonWriter;
import ytv2.dashboard.answer.Target;
import ytv2.dashboard.card.CardFilter;

/// What the listed reports can be narrowed by.
@Path("/api/filters")
@Produces(MediaType.APPLICATION_JSON)
public final class FilterResource {

    private final FacetReader reader;
    private final AnswerReader answers;
    private final JsonWriter json;

    FilterResource(FacetReader reader, AnswerReader answers, JsonWriter json) {
        this.reader = reader;
        this.answers = answers;
        this.json = json;
    }

    @GET
    @Operation(summary = "The values to filter by, each with the number of reports it finds")
    public Uni<Response> facets(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServerRequest request) {
        CardFilter filter = CardFilter.parse(uri.getQueryParameters());
        return answers.read(
                        Target.of(request),
                        _ -> reader.counts(filter.predicate())
                                .map(counts -> Answer.json(json.write(Facets.of(counts)))))
                .map(answer -> JsonAnswer.of(headers, answer));
    }
}
