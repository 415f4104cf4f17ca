package ytv2.migration.mirror;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import ytv2.migration.source.SourceFailure;

/// Whether SQLite files may be written at all.
final class DualWrite {

    /// The setting in the environment.
    static final String SETTING = "DUAL_WRITE_MODE";

    private DualWrite() {}

    /// Called before a file is opened: opening one with a write-ahead log may already change it.
    ///
    /// @throws SourceFailure unless the environment says that files are written
    static void require(Map<String, String> environment, Path file) {
        String mode = environment.getOrDefault(SETTING, "").strip().toLowerCase(Locale.ROOT);
        switch (mode) {
            case "true", "1" -> {}
            case "", "false", "0" ->
                throw new SourceFailure("refused to write " + file + ": dual write is off. While programs still read"
                        + " SQLite, set " + SETTING + "=true; afterwards nothing writes it any more");
            default ->
                throw new SourceFailure(
                        "refused to write " + file + ": " + SETTING + " is '" + mode + "', and must be true or false");
        }
    }
}
