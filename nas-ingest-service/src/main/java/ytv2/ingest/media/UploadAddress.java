package ytv2.ingest.media;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ytv2.ingest.media.StoreMedia.Mode;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// An address that takes files, and in what it differs from the others.
enum UploadAddress {
    AUDIO("/ingest/audio", MediaKind.AUDIO, Mode.BY_ID, AudioAnswer::of),
    UPLOADED_AUDIO("/api/upload-audio", MediaKind.AUDIO, Mode.BY_NAME_AND_ID, UploadedAudioAnswer::of),
    UPLOADED_IMAGE("/api/upload-image", MediaKind.IMAGE, Mode.BY_NAME, UploadedImageAnswer::of);

    private static final String VIDEO_ID = "video_id";

    private final String path;
    private final MediaKind kind;
    private final Mode mode;
    private final Function<StoredMedia, ?> answer;

    UploadAddress(String path, MediaKind kind, Mode mode, Function<StoredMedia, ?> answer) {
        this.path = path;
        this.kind = kind;
        this.mode = mode;
        this.answer = answer;
    }

    String path() {
        return path;
    }

    MediaKind kind() {
        return kind;
    }

    Mode mode() {
        return mode;
    }

    /// Makes what is answered.
    Function<StoredMedia, ?> answer() {
        return answer;
    }

    /// The video that an upload names; empty where it need not name one. What only looks like an id, or was not meant
    /// as one, names none.
    ///
    /// @throws ProblemException 400 if there is none where one is needed, or what is to be one is none
    Optional<NamedVideo> video(Upload upload) {
        Optional<NamedVideo> named = upload.field(VIDEO_ID).map(NamedVideo::of);
        if (mode == Mode.BY_ID && named.isEmpty()) {
            throw new ProblemException(
                    400,
                    "video_id_required",
                    "video_id and audio required",
                    List.of(new Violation(VIDEO_ID, "is required")));
        }
        return named.or(() -> upload.field("content_id")
                .or(() -> upload.name().map(FileName::stem))
                .flatMap(NamedVideo::perhaps));
    }
}
