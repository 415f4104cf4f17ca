package ytv2.ingest.media;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.IngestConfig;
import ytv2.ingest.Media;
import ytv2.ingest.MediaAccessStore;
import ytv2.ingest.RequiresUpload;
import ytv2.ingest.WriteGuard;
import ytv2.service.body.LimitedBody;

/// Takes audio and images. On virtual threads: a client may send for minutes, and files block.
@Path("/")
@RequiresUpload
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public final class MediaResource {

    private final IngestConfig.Media config;
    private final Media media;
    private final MediaAccessStore access;
    private final UploadStore uploads;

    MediaResource(IngestConfig config, Media media, MediaAccessStore access, UploadStore uploads) {
        this.config = config.media();
        this.media = media;
        this.access = access;
        this.uploads = uploads;
    }

    @POST
    @Path("ingest/audio")
    @Operation(summary = "Store the audio of a video, and show it: multipart fields video_id and audio")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Object.class)))
    @APIResponseSchema(AudioAnswer.class)
    public Object audio(InputStream body, @Context HttpHeaders headers, @Context SecurityContext security) {
        return take(UploadAddress.AUDIO, body, headers, security);
    }

    @POST
    @Path("api/upload-audio")
    @Operation(
            summary =
                    "Store audio under the name of the file, and for its video if that is known: multipart field audio",
            description = "The video is video_id, else content_id, else what the file is called.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Object.class)))
    @APIResponseSchema(UploadedAudioAnswer.class)
    public Object uploadAudio(InputStream body, @Context HttpHeaders headers, @Context SecurityContext security) {
        return take(UploadAddress.UPLOADED_AUDIO, body, headers, security);
    }

    @POST
    @Path("api/upload-image")
    @Operation(summary = "Store an image under the name of the file: multipart field image")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Object.class)))
    @APIResponseSchema(UploadedImageAnswer.class)
    public Object uploadImage(InputStream body, @Context HttpHeaders headers, @Context SecurityContext security) {
        return take(UploadAddress.UPLOADED_IMAGE, body, headers, security);
    }

    /// What can be refused before the body is read, is.
    private Object take(UploadAddress address, InputStream body, HttpHeaders headers, SecurityContext security) {
        WriteGuard.result(access::verify);
        String contentType = UploadReader.form(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        String key = headers.getHeaderString(IdempotencyKey.HEADER);
        UploadRun run = new UploadRun(
                media.required(),
                uploads,
                address,
                security.getUserPrincipal().getName(),
                IdempotencyKey.of(key, address.path(), new byte[0]));
        long limit = limit(address.kind());
        InputStream limited =
                LimitedBody.of(body, headers.getRequestHeaders(), limit + UploadReader.REST, config.bodyTimeout());
        return run.run(new UploadReader(run.store(), address.kind(), limit).read(contentType, limited));
    }

    private long limit(MediaKind kind) {
        return (kind == MediaKind.AUDIO ? config.maxAudioSize() : config.maxImageSize()).asLongValue();
    }
}
