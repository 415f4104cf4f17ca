package ytv2.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The credential that writers send to the ingest service.
///
/// @param text the credential itself; never printed
/// @param file where it is kept; empty if the environment gave it
public record IngestToken(String text, Optional<Path> file) {

    private static final String VARIABLE = "INGEST_TOKEN";

    /// Characters. Those that `up` makes have 43, so a file with less than this was emptied or cut short.
    private static final int SHORTEST_IN_FILE = 16;

    /// The environment's `INGEST_TOKEN`, else that of the stack's file; empty if there is neither. A variable that is
    /// set to nothing, or to blanks, counts as not set.
    ///
    /// @throws Failure if the variable or the file holds what cannot be a token, or the file cannot be read
    public static Optional<IngestToken> find(StackDirectory directory, Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        if (given.isEmpty()) {
            return read(directory.ingestToken());
        }
        if (!isVisible(given)) {
            throw new Failure(VARIABLE + " must be visible ASCII characters without spaces");
        }
        return Optional.of(new IngestToken(given, Optional.empty()));
    }

    /// As [#find], but makes the file if there is no credential yet. Only while the stack is locked.
    public static IngestToken findOrCreate(StackDirectory directory, Map<String, String> environment) {
        return find(directory, environment).orElseGet(() -> create(directory.ingestToken()));
    }

    private static Optional<IngestToken> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file).strip();
            if (text.length() < SHORTEST_IN_FILE || !isVisible(text)) {
                throw new Failure(file + " holds no ingest token (at least " + SHORTEST_IN_FILE
                        + " visible ASCII characters); put the right one back, or delete the file: the next"
                        + " ./ytv2 up makes a new one");
            }
            return Optional.of(new IngestToken(text, Optional.of(file)));
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Failure.reason(e), e);
        }
    }

    private static IngestToken create(Path file) {
        try {
            String text = Secret.generate();
            PrivateFile.write(file, text + "\n");
            return new IngestToken(text, Optional.of(file));
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + Failure.reason(e), e);
        }
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /// Without the credential.
    @Override
    public String toString() {
        return "IngestToken[" + file + "]";
    }
}
