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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.IngestConfig;
import ytv2.ingest.Media;
import ytv2.ingest.MediaAccessStore;
import ytv2.ingest.MediaStore;
import ytv2.ingest.Once;
import ytv2.ingest.RequiresUpload;
import ytv2.ingest.StorageFailed;
import ytv2.ingest.WriteGuard;
import ytv2.ingest.media.StoreMedia.Mode;
import ytv2.service.body.LimitedBody;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// Takes audio and images. On virtual threads: a client may send for minutes, and files block.
@Path("/")
@RequiresUpload
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public final class MediaResource {

    private static final String VIDEO_ID = "video_id";

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
        return answer(
                sent(MediaKind.AUDIO, "/ingest/audio", body, headers, security),
                Mode.BY_ID,
                MediaResource::requiredVideo,
                AudioAnswer::of);
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
        return answer(
                sent(MediaKind.AUDIO, "/api/upload-audio", body, headers, security),
                Mode.BY_NAME_AND_ID,
                MediaResource::perhapsVideo,
                UploadedAudioAnswer::of);
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
        return answer(
                sent(MediaKind.IMAGE, "/api/upload-image", body, headers, security),
                Mode.BY_NAME,
                MediaResource::perhapsVideo,
                UploadedImageAnswer::of);
    }

    private static Optional<NamedVideo> requiredVideo(Upload upload) {
        return Optional.of(NamedVideo.of(upload.field(VIDEO_ID)
                .orElseThrow(() -> new ProblemException(
                        400,
                        "video_id_required",
                        "video_id and audio required",
                        List.of(new Violation(VIDEO_ID, "is required"))))));
    }

    /// What only looks like an id, or was not meant as one, names none.
    private static Optional<NamedVideo> perhapsVideo(Upload upload) {
        return upload.field(VIDEO_ID)
                .map(NamedVideo::of)
                .or(() -> upload.field("content_id")
                        .or(() -> upload.name().map(FileName::stem))
                        .flatMap(NamedVideo::perhaps));
    }

    /// A request as far as it is read before its body.
    ///
    /// @param key empty bytes in place of the digest of what is sent under it
    /// @param body throws no IOException
    private record Sent(
            MediaKind kind,
            String target,
            String contentType,
            Optional<IdempotencyKey> key,
            String actor,
            InputStream body) {

        Optional<IdempotencyKey> key(Upload upload) {
            return key.flatMap(known -> IdempotencyKey.of(known.key(), "POST " + target, upload.digest()));
        }
    }

    /// @throws ProblemException for what is refused before its body is read
    private Sent sent(MediaKind kind, String target, InputStream body, HttpHeaders headers, SecurityContext security) {
        WriteGuard.result(access::verify);
        String contentType = UploadReader.form(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        String key = headers.getHeaderString(IdempotencyKey.HEADER);
        return new Sent(
                kind,
                target,
                contentType,
                IdempotencyKey.of(key, target, new byte[0]),
                security.getUserPrincipal().getName(),
                LimitedBody.of(
                        body, headers.getRequestHeaders(), limit(kind) + UploadReader.REST, config.bodyTimeout()));
    }

    /// One upload, from its first byte to its answer.
    private Object answer(
            Sent sent, Mode mode, Function<Upload, Optional<NamedVideo>> video, Function<StoredMedia, ?> answer) {
        MediaStore store = media.required();
        Upload upload = new UploadReader(store, sent.kind(), limit(sent.kind())).read(sent.contentType(), sent.body());
        Optional<String> second = Optional.empty();
        try {
            requireName(upload, mode);
            Optional<NamedVideo> named = video.apply(upload);
            second = mode == Mode.BY_NAME_AND_ID && named.isPresent()
                    ? Optional.of(
                            Media.attempt(() -> store.stageAgain(upload.file().name())))
                    : Optional.empty();
            StoreMedia command = new StoreMedia(upload, named, mode, second);
            Once<StoredMedia> once =
                    WriteGuard.result(() -> uploads.store(command, sent.actor(), sent.key(upload), answer));
            discard(store, upload, second);
            return once.answer(answer);
        } catch (ProblemException refused) {
            // while PostgreSQL is away, a row may know the file: the sweep finds out
            if (refused.status() < 500 || refused instanceof StorageFailed) {
                discard(store, upload, second);
            }
            throw refused;
        }
    }

    private long limit(MediaKind kind) {
        return (kind == MediaKind.AUDIO ? config.maxAudioSize() : config.maxImageSize()).asLongValue();
    }

    /// What is in its place by now is not there any more. What cannot be discarded is left to the sweep.
    private static void discard(MediaStore store, Upload upload, Optional<String> second) {
        try {
            var _ = Media.attempt(() -> {
                store.discard(upload.file().name());
                if (second.isPresent()) {
                    store.discard(second.get());
                }
                return true;
            });
        } catch (ProblemException _) {
            // the log has it, and the answer is another one's
        }
    }

    private static void requireName(Upload upload, Mode mode) {
        if (mode != Mode.BY_ID && upload.name().isEmpty()) {
            String field = upload.format().kind().field();
            throw new ProblemException(
                    400,
                    field + "_required",
                    field + " must be a file with a name",
                    List.of(new Violation(field, "must be a file with a name")));
        }
    }
}
