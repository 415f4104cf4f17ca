package ytv2.dashboard.report.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import ytv2.dashboard.answer.Answer;
import ytv2.dashboard.answer.AnswerReader;
import ytv2.dashboard.answer.HtmlAnswer;
import ytv2.dashboard.answer.Target;
import ytv2.dashboard.report.DocumentReader;
import ytv2.dashboard.report.ReportDocument;

/// The service's own pages.
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class PageResource {

    private final DocumentReader reader;
    private final AnswerReader answers;
    private final PageStyle style;

    PageResource(DocumentReader reader, AnswerReader answers, PageStyle style) {
        this.reader = reader;
        this.answers = answers;
        this.style = style;
    }

    @GET
    @Operation(summary = "The cards as a page, where no front end is configured; takes the parameters of the list")
    public Uni<Response> list(@Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServerRequest request) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        return answers.read(Target.of(request), generation -> list(parameters, generation))
                .map(answer -> guarded(HtmlAnswer.of(headers, answer)));
    }

    @GET
    @Path("{id}.html")
    @Operation(summary = "One report as a page, also at /{id}.json?v=2")
    public Uni<Response> report(
            @RestPath String id, @RestQuery Optional<String> variant, @Context HttpHeaders headers) {
        return reader.find(id)
                .map(found ->
                        found.map(report -> report(report, variant, headers)).orElseGet(this::notFound));
    }

    private Uni<Answer> list(MultivaluedMap<String, String> parameters, long generation) {
        return reader.list(parameters, generation)
                .map(page -> Pages.list(ListView.of(page, parameters), style.css()))
                .map(html -> Answer.html(rendered(html)));
    }

    private Response report(ReportDocument report, Optional<String> variant, HttpHeaders headers) {
        TemplateInstance html = Pages.report(ReportView.of(report, variant), style.css());
        return guarded(HtmlAnswer.of(headers, Answer.html(rendered(html))));
    }

    private Response notFound() {
        TemplateInstance html = Pages.error("Not found", "There is no report at this address.", style.css());
        return guarded(HtmlAnswer.error(404, rendered(html)));
    }

    private Response guarded(ResponseBuilder answer) {
        return answer.header("Content-Security-Policy", style.policy())
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .build();
    }

    private static Buffer rendered(TemplateInstance html) {
        return Buffer.buffer(html.render());
    }
}
