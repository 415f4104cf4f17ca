package ytv2.ingest.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.Media;
import ytv2.ingest.MediaStore;
import ytv2.ingest.StagedFile;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// Reads a form with one file in it as it comes, and stages the file. Blocks, for as long as the client sends.
///
/// @param limit of the file, in bytes
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578, multipart/form-data</a>
record UploadReader(MediaStore store, MediaKind kind, long limit) {

    /// What a form may have besides its file, in bytes: fields, headers of parts, and what stands between them.
    static final int REST = 256 * 1024;

    private static final String FORM = "multipart/form-data";

    private static final int LONGEST_HEADER = 8 * 1024;
    private static final int LONGEST_FIELD = 8 * 1024;
    private static final int MOST_PARTS = 32;

    /// @param body throws no [IOException]
    /// @throws ProblemException 400 for what is no such form, or has no file in it; 413 and 415 for a file that is
    ///     not taken; 507 if the storage fails. Nothing is left of the file then
    Upload read(String contentType, InputStream body) {
        Parts parts = new Parts();
        boolean taken = false;
        try {
            FileItemIterator form = parts(contentType, body);
            while (form.hasNext()) {
                parts.add(form.next());
            }
            Upload upload = parts.upload();
            taken = true;
            return upload;
        } catch (ProblemException refused) {
            throw refused;
        } catch (FileUploadException | IOException | RuntimeException malformed) {
            // the parser has other exceptions, too, for what no client should send
            throw new ProblemException(400, "malformed_multipart", "The body is no form as RFC 7578 describes it.");
        } finally {
            if (!taken) {
                parts.file.ifPresent(this::discard);
            }
        }
    }

    /// A request's media type, looked at before its body is read.
    ///
    /// @throws ProblemException 415 if it is another
    static String form(@Nullable String contentType) {
        if (contentType == null || !contentType.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            throw new ProblemException(415, "expected_multipart", "Send the file as multipart/form-data.");
        }
        return contentType;
    }

    private static FileItemIterator parts(String contentType, InputStream body)
            throws FileUploadException, IOException {
        FileUpload parser = new FileUpload();
        parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
        parser.setPartHeaderSizeMax(LONGEST_HEADER);
        return parser.getItemIterator(new Body(contentType, body));
    }

    /// What cannot be discarded is left to the sweep, and does not hide why it was to be.
    private void discard(StagedFile staged) {
        try {
            var _ = Media.attempt(() -> {
                store.discard(staged.name());
                return true;
            });
        } catch (ProblemException _) {
            // the log has it
        }
    }

    private final class Parts {

        private final Map<String, String> fields = new HashMap<>();
        private Optional<StagedFile> file = Optional.empty();
        private Optional<FileName> name = Optional.empty();
        private Optional<MediaFormat> format = Optional.empty();
        private int count;

        private void add(FileItemStream part) throws IOException {
            count++;
            if (count > MOST_PARTS) {
                throw new ProblemException(
                        400, "malformed_multipart", "The form has more than %d parts.".formatted(MOST_PARTS));
            }
            InputStream bytes = new PartStream(part.openStream());
            if (part.isFormField()) {
                var _ = fields.put(part.getFieldName(), text(part.getFieldName(), bytes));
            } else if (kind.field().equals(part.getFieldName())) {
                take(part, bytes);
            } else {
                var _ = bytes.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }

        private void take(FileItemStream part, InputStream bytes) throws IOException {
            if (file.isPresent()) {
                throw invalid("is there more than once");
            }
            name = Optional.ofNullable(part.getName()).flatMap(FileName::of);
            byte[] head = bytes.readNBytes(MediaFormat.HEAD);
            if (head.length == 0) {
                throw new ProblemException(
                        400,
                        "no_data_received",
                        kind.field() + " is empty: no data received",
                        List.of(new Violation(kind.field(), "is empty")));
            }
            format = MediaFormat.of(kind, head);
            InputStream whole = new LimitedFile(new SequenceInputStream(new ByteArrayInputStream(head), bytes), limit);
            if (format.isEmpty()) {
                // to its end: a client that still sends would not hear the answer
                var _ = whole.transferTo(java.io.OutputStream.nullOutputStream());
                throw new ProblemException(
                        415,
                        "unsupported_media_type",
                        "The file is none of %s, whatever its name says.".formatted(MediaFormat.names(kind)));
            }
            file = Optional.of(Media.attempt(() -> store.stage(whole)));
        }

        private Upload upload() {
            StagedFile staged = file.orElseThrow(() -> invalid("is required: a file, with a name"));
            return new Upload(format.orElseThrow(), staged, name, fields);
        }

        private ProblemException invalid(String message) {
            return new ProblemException(
                    400,
                    kind.field() + "_required",
                    kind.field() + " " + message,
                    List.of(new Violation(kind.field(), message)));
        }
    }

    private static String text(@Nullable String field, InputStream bytes) throws IOException {
        byte[] text = bytes.readNBytes(LONGEST_FIELD + 1);
        if (text.length > LONGEST_FIELD) {
            String called = String.valueOf(field);
            String message = "is longer than %,d bytes".formatted(LONGEST_FIELD);
            throw new ProblemException(
                    400, "invalid_request", called + " " + message, List.of(new Violation(called, message)));
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /// What the parser asks of a request.
    private record Body(String contentType, InputStream stream) implements RequestContext {

        @Override
        public @Nullable String getCharacterEncoding() {
            return null;
        }

        /// The limit is kept by the stream itself.
        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }
    }
}
