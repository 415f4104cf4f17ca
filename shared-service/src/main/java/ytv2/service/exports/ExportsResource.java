package ytv2.service.exports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import ytv2.model.VideoId;
import ytv2.service.file.FileAnswer;
import ytv2.service.file.FileDirectory;
import ytv2.service.file.FileType;
import ytv2.service.file.StoredFile;
import ytv2.service.problem.ProblemException;

/// Exported audio and images.
@Path("/exports")
@RunOnVirtualThread
public final class ExportsResource {

    private static final String MP3 = ".mp3";

    /// Empty where this service does not see the directory.
    private final Optional<Exports> exports;

    private final KnownVideoReader videos;

    ExportsResource(ExportsConfig config, KnownVideoReader videos) {
        this.videos = videos;
        this.exports = config.directory().map(FileDirectory::new).map(Exports::new);
    }

    @GET
    @Path("{path: .+}")
    @Operation(summary = "An exported file, or a part of it")
    public Response file(
            @RestPath String path, @Context Request request, @Context HttpHeaders headers, @Context UriInfo uri) {
        StoredFile file = exports().file(path).orElseThrow(ExportsResource::notFound);
        return answer(FileAnswer.of(request, headers, uri, harmless(file)), file, "public, max-age=3600");
    }

    @GET
    @Path("by_video/{id}")
    @Operation(summary = "The newest audio of a video, by video id with or without .mp3")
    public Response audio(
            @RestPath String id, @Context Request request, @Context HttpHeaders headers, @Context UriInfo uri) {
        Exports directory = exports();
        StoredFile file = videoId(id)
                .flatMap(video -> directory.audio(video, videos::among))
                .orElseThrow(ExportsResource::notFound);
        return answer(FileAnswer.of(request, headers, uri, file), file, "public, max-age=600");
    }

    private static Response answer(ResponseBuilder answer, StoredFile file, String caching) {
        if (file.type().active()) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, caching)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /// Anybody with a credential may upload; nobody's file may run in the dashboard's origin.
    private static StoredFile harmless(StoredFile file) {
        return file.type().active() ? file.as(FileType.OTHER) : file;
    }

    private Exports exports() {
        return exports.orElseThrow(() -> new ProblemException(
                404,
                "exports_not_configured",
                "This service does not know where exported files lie. Set EXPORTS_DIR to their directory."));
    }

    private static Optional<VideoId> videoId(String id) {
        String bare = id.endsWith(MP3) ? id.substring(0, id.length() - MP3.length()) : id;
        try {
            return Optional.of(VideoId.parse(bare));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(404, "file_not_found", "There is no such file.");
    }
}
