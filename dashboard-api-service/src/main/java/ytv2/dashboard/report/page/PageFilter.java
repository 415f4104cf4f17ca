package ytv2.dashboard.report.page;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Leads `/{id}.json?v=2`, which existing front ends link to for people, to the report's page.
@Singleton
public final class PageFilter {

    private static final Pattern REPORT = Pattern.compile("(?<id>/[^/]+)\\.json");

    @ServerRequestFilter(preMatching = true)
    public void lead(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        // asked of every request: the cheap question first
        if (uri.getPath().endsWith(".json")
                && "2".equals(uri.getQueryParameters().getFirst("v"))) {
            Matcher report = REPORT.matcher(uri.getRequestUri().getRawPath());
            if (report.matches() && wantsHtml(request)) {
                String query = uri.getRequestUri().getRawQuery();
                request.setRequestUri(URI.create(report.group("id") + ".html?" + query));
            }
        }
    }

    private static boolean wantsHtml(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::isCompatible);
    }
}
