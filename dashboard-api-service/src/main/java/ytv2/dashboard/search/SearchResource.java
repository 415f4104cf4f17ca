package ytv2.dashboard.search;

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
import ytv2.dashboard.card.Predicate;
import ytv2.dashboard.card.TotalReader;

/// The front end's search box, which asks for the reports it shows by their ids.
@Path("/api/semantic-search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource {

    private final SearchReader reader;
    private final TotalReader totals;
    private final AnswerReader answers;
    private final JsonWriter json;

    SearchResource(SearchReader reader, TotalReader totals, AnswerReader answers, JsonWriter json) {
        this.reader = reader;
        this.totals = totals;
        this.answers = answers;
        this.json = json;
    }

    @GET
    @Operation(summary = "Ids of the reports with these words, the best first")
    public Uni<Response> search(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServerRequest request) {
        SearchQuery query = SearchQuery.parse(uri.getQueryParameters());
        return answers.read(Target.of(request), generation -> found(query, generation))
                .map(answer -> JsonAnswer.of(headers, answer));
    }

    private Uni<Answer> found(SearchQuery query, long generation) {
        return reader.find(query)
                .chain(results -> totals.total(generation, Predicate.all())
                        .map(total -> Answer.json(json.write(SearchResults.of(query, results, total)))));
    }
}
