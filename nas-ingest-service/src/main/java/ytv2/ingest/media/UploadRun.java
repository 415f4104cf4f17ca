package ytv2.ingest.media;

import java.util.List;
import java.util.Optional;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.Media;
import ytv2.ingest.MediaStore;
import ytv2.ingest.Once;
import ytv2.ingest.StorageFailed;
import ytv2.ingest.media.StoreMedia.Mode;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// What becomes of a file that was received, until it is answered for. Blocks.
///
/// @param actor the name of the credential that asks
/// @param key empty bytes in place of the digest of what is sent under it
record UploadRun(
        MediaStore store, UploadStore uploads, UploadAddress address, String actor, Optional<IdempotencyKey> key) {

    /// Nothing is left of a file that is refused.
    ///
    /// @return the answer
    Object run(Upload upload) {
        Optional<String> second = Optional.empty();
        try {
            requireName(upload);
            Optional<NamedVideo> video = address.video(upload);
            second = second(upload, video);
            Once<StoredMedia> once = uploads.store(
                    new StoreMedia(upload, video, address.mode(), second), actor, key(upload), address.answer());
            discard(upload, second);
            return once.answer(address.answer());
        } catch (ProblemException refused) {
            // while PostgreSQL is away, a row may know the file: the sweep finds out
            if (refused.status() < 500 || refused instanceof StorageFailed) {
                discard(upload, second);
            }
            throw refused;
        }
    }

    private void requireName(Upload upload) {
        if (address.mode() != Mode.BY_ID && upload.name().isEmpty()) {
            String field = upload.format().kind().field();
            throw new ProblemException(
                    400,
                    field + "_required",
                    field + " must be a file with a name",
                    List.of(new Violation(field, "must be a file with a name")));
        }
    }

    /// Another name of the staged file, where it may be put in two places.
    private Optional<String> second(Upload upload, Optional<NamedVideo> video) {
        return address.mode() == Mode.BY_NAME_AND_ID && video.isPresent()
                ? Optional.of(Media.attempt(() -> store.stageAgain(upload.file().name())))
                : Optional.empty();
    }

    private Optional<IdempotencyKey> key(Upload upload) {
        return key.flatMap(known -> IdempotencyKey.of(known.key(), "POST " + address.path(), upload.digest()));
    }

    /// What is in its place by now is not there any more. What cannot be discarded is left to the sweep.
    private void discard(Upload upload, Optional<String> second) {
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
}
