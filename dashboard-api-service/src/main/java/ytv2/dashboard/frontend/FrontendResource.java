package ytv2.dashboard.frontend;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import ytv2.service.file.FileAnswer;
import ytv2.service.file.StoredFile;
import ytv2.service.problem.ProblemException;

/// The configured front end's files; 404 where none is configured.
@Path("/")
@RunOnVirtualThread
public final class FrontendResource {

    static final String EDITORIAL = "editorial";

    private final FrontendAnswer answer;

    FrontendResource(FrontendAnswer answer) {
        this.answer = answer;
    }

    @GET
    @Path(EDITORIAL)
    @Operation(hidden = true)
    public Response page(@Context HttpHeaders headers, @Context RoutingContext exchange) {
        return answer.page(exchange.get(FrontendFilter.TEMPLATE, Template.EDITORIAL), headers);
    }

    @GET
    @Path("static/{path: .+}")
    @Operation(hidden = true)
    public Response asset(
            @RestPath String path, @Context Request request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return file(frontend -> frontend.asset(path), request, headers, uri);
    }

    @GET
    @Path("images/{path: .+}")
    @Operation(hidden = true)
    public Response image(
            @RestPath String path, @Context Request request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return file(frontend -> frontend.image(path), request, headers, uri);
    }

    @GET
    @Path("{name}.css")
    @Operation(hidden = true)
    public Response style(
            @RestPath String name, @Context Request request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return file(frontend -> frontend.asset(name + ".css"), request, headers, uri);
    }

    @GET
    @Path("{name}.js")
    @Operation(hidden = true)
    public Response script(
            @RestPath String name, @Context Request request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return file(frontend -> frontend.asset(name + ".js"), request, headers, uri);
    }

    private Response file(
            Function<Frontend, Optional<StoredFile>> place, Request request, HttpHeaders headers, UriInfo uri) {
        StoredFile file = answer.frontend()
                .flatMap(place)
                .orElseThrow(() -> new ProblemException(404, "not_found", "There is nothing at this address."));
        return FileAnswer.of(request, headers, uri, file)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
