package ytv2.launcher.load;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes each reject as one line of JSON: `{line, status, error, message, violations, document}`.
///
/// `document` is the JSON of the line, its text where it is no JSON, and null where it was too long to keep. The file
/// is created with the first reject, readable by its owner only, and complete after each.
final class RejectsFile implements Rejects, AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Target target;
    private @Nullable OutputStream out;
    private @Nullable Path path;

    /// Chooses and opens the file when there is something to write.
    interface Target {
        Path create() throws IOException;
    }

    RejectsFile(Target target) {
        this.target = target;
    }

    /// @param keep whether what an earlier run left in the file stays
    static Target at(Path file, boolean keep) {
        return () -> {
            if (Files.isRegularFile(file)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
                if (!keep) {
                    Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)
                            .close();
                }
            } else if (Files.notExists(file)) {
                Files.createFile(file, ownerOnly());
            }
            return file;
        };
    }

    /// A new file in the first directory that takes one.
    static Target in(List<Path> directories) {
        return () -> {
            IOException last = new IOException("no directory for the rejects file");
            for (Path directory : directories) {
                try {
                    Files.createDirectories(directory);
                    return Files.createTempFile(directory, "load-rejects-", ".jsonl", ownerOnly());
                } catch (IOException e) {
                    last = e;
                }
            }
            throw last;
        };
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }

    @Override
    public synchronized void add(InputLine line, Answer.Refused reason) throws IOException {
        if (out == null) {
            path = target.create();
            out = Files.newOutputStream(path, StandardOpenOption.APPEND);
        }
        out.write(record(line, reason).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Where the rejects are; empty if there are none.
    synchronized Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    private static String record(InputLine line, Answer.Refused reason) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("line", line.number());
            json.writeNumberField("status", reason.status());
            json.writeStringField("error", reason.error());
            json.writeStringField("message", reason.message());
            json.writeObjectField("violations", reason.violations());
            json.writeFieldName("document");
            switch (line) {
                case InputLine.Document document -> writeDocument(json, document.document());
                case InputLine.Oversized _ -> json.writeNull();
            }
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /// As it stands in the input, so that corrected lines can be loaded again: a second reading and writing would
    /// change numbers and lose members that stand twice.
    private static void writeDocument(JsonGenerator json, byte[] document) throws IOException {
        String text = new String(document, StandardCharsets.UTF_8);
        if (isJson(text)) {
            json.writeRawValue(text);
        } else {
            json.writeString(text);
        }
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.getFactory().createParser(text)) {
            boolean any = parser.nextToken() != null;
            parser.skipChildren();
            parser.finishToken();
            return any && parser.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
