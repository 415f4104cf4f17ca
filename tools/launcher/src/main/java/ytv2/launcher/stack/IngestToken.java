package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import ytv2.launcher.Failure;
import ytv2.launcher.PrivateFile;
import ytv2.launcher.Secret;
import ytv2.launcher.StackDirectory;

/// The credential that writers send to the ingest service.
///
/// @param text the credential itself; never printed
/// @param origin where it comes from, for people: a file or a variable
public record IngestToken(String text, String origin) {

    private static final String VARIABLE = "INGEST_TOKEN";

    /// The environment's `INGEST_TOKEN`, else that of the stack's file; empty if there is neither.
    ///
    /// @throws Failure if the file is there and cannot be read
    public static Optional<IngestToken> find(StackDirectory directory, Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        if (!given.isEmpty()) {
            return Optional.of(new IngestToken(given, "the environment variable " + VARIABLE));
        }
        try {
            return Files.exists(directory.ingestToken())
                    ? Optional.of(new IngestToken(
                            Files.readString(directory.ingestToken()).strip(),
                            directory.ingestToken().toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new Failure("cannot read " + directory.ingestToken(), e);
        }
    }

    /// As [#find], but makes the file if there is no credential yet. Only while the stack is locked.
    static IngestToken findOrCreate(StackDirectory directory, Map<String, String> environment) {
        return find(directory, environment).orElseGet(() -> create(directory));
    }

    private static IngestToken create(StackDirectory directory) {
        try {
            String text = Secret.generate();
            PrivateFile.write(directory.ingestToken(), text + "\n");
            return new IngestToken(text, directory.ingestToken().toString());
        } catch (IOException e) {
            throw new Failure("cannot write " + directory.ingestToken(), e);
        }
    }

    /// Without the credential.
    @Override
    public String toString() {
        return "IngestToken[" + origin + "]";
    }
}
