package ytv2.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a stack was last started with: `stack.properties`. Immutable; `with…` makes a changed copy, `write` keeps it.
///
/// Ports are named after the process (`postgres`, `ingest`, `dashboard`), passwords after the database role.
public final class StackSettings {

    private static final String DATABASE_URL = "database.url";
    private static final String TOKEN = "ingest.token";

    private final Map<String, String> entries;

    private StackSettings(Map<String, String> entries) {
        this.entries = Map.copyOf(entries);
    }

    /// The settings of a stack; empty ones for a stack that was never started.
    ///
    /// @throws Failure if the file is there and cannot be read
    public static StackSettings read(StackDirectory directory) {
        Properties properties = new Properties();
        if (Files.exists(directory.settings())) {
            try (Reader reader = Files.newBufferedReader(directory.settings())) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Failure("cannot read " + directory.settings() + ": " + reason(e), e);
            }
        }
        return new StackSettings(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty)));
    }

    /// The port of a process; empty if it was never started.
    public OptionalInt port(String process) {
        String port = entries.get(process + ".port");
        return port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    }

    public StackSettings withPort(String process, int port) {
        return with(process + ".port", Integer.toString(port));
    }

    /// The generated password of a role of the embedded server; empty before its first start.
    public Optional<String> password(String role) {
        return Optional.ofNullable(entries.get("password." + role));
    }

    public StackSettings withPassword(String role, String password) {
        return with("password." + role, password);
    }

    /// Whether the stack was last started on its own embedded server, not on a `DATABASE_URL`.
    public boolean embedded() {
        return "embedded".equals(entries.get("database"));
    }

    public StackSettings withEmbedded(boolean embedded) {
        return with("database", embedded ? "embedded" : "external");
    }

    /// The database that the stack was last started on, without its password; empty for its own embedded server.
    public Optional<String> externalDatabase() {
        return embedded() ? Optional.empty() : Optional.ofNullable(entries.get(DATABASE_URL));
    }

    /// @param url without a password
    public StackSettings withExternalDatabase(String url) {
        return withEmbedded(false).with(DATABASE_URL, url);
    }

    /// Whether the ingest token was last taken from the stack's file, not from the environment.
    public boolean tokenInFile() {
        return !"environment".equals(entries.get(TOKEN));
    }

    public StackSettings withTokenInFile(boolean inFile) {
        return with(TOKEN, inFile ? "file" : "environment");
    }

    /// Keeps these settings, mode 0600.
    ///
    /// @throws Failure if the file cannot be written
    public void write(StackDirectory directory) {
        // Keys and values are words, numbers, base64url and percent-encoded: nothing that needs to be escaped.
        String text = new TreeMap<>(entries)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        try {
            PrivateFile.write(directory.settings(), text);
        } catch (IOException e) {
            throw new Failure("cannot write " + directory.settings() + ": " + Failure.reason(e), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException refused ? Failure.reason(refused) : String.valueOf(e.getMessage());
    }

    private StackSettings with(String key, String value) {
        Map<String, String> changed = new TreeMap<>(entries);
        changed.put(key, value);
        return new StackSettings(changed);
    }
}
