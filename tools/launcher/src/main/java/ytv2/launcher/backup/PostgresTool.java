package ytv2.launcher.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.process.ShortProgram;
import ytv2.model.DatabaseUrl;

/// One of PostgreSQL's client programs, as installed.
///
/// @param major 17 in 17.11
public record PostgresTool(Path path, int major) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /// Where packages put several versions beside each other: Debian's, Homebrew's, the PostgreSQL project's for macOS.
    private static final List<Path> ROOTS = List.of(
            Path.of("/usr/lib/postgresql"),
            Path.of("/opt/homebrew/opt"),
            Path.of("/usr/local/opt"),
            Path.of("/Library/PostgreSQL"));

    /// The newest installed one of a name.
    public static Optional<PostgresTool> newest(String name) {
        return candidates(name).stream()
                .flatMap(path -> of(path).stream())
                .max(Comparator.comparingInt(PostgresTool::major));
    }

    /// What the program has to find in its environment to reach a database; the password stands in no argument.
    public static Map<String, String> environment(DatabaseUrl url) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PGHOST", url.host());
        environment.put("PGPORT", Integer.toString(url.port()));
        environment.put("PGDATABASE", url.database());
        environment.put("PGUSER", url.user());
        environment.put("PGPASSWORD", url.password());
        environment.put("PGSSLMODE", url.sslMode());
        environment.put("PGAPPNAME", "ytv2");
        environment.put("LC_ALL", "C");
        return environment;
    }

    private static Optional<PostgresTool> of(Path path) {
        try {
            Matcher version = VERSION.matcher(ShortProgram.run(List.of(path.toString(), "--version"), System.getenv())
                    .output());
            return version.find()
                    ? Optional.of(new PostgresTool(path, Integer.parseInt(version.group(1))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> candidates(String name) {
        List<Path> candidates = new ArrayList<>();
        @Nullable String searchPath = System.getenv("PATH");
        for (String directory : (searchPath == null ? "/usr/bin" : searchPath).split(":")) {
            candidates.add(Path.of(directory, name));
        }
        for (Path root : ROOTS) {
            if (Files.isDirectory(root)) {
                candidates.addAll(below(root, name));
            }
        }
        return candidates.stream().filter(Files::isExecutable).distinct().toList();
    }

    private static List<Path> below(Path root, String name) {
        List<Path> programs = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(root, "{[0-9]*,postgresql*,libpq}")) {
            versions.forEach(version -> programs.add(version.resolve("bin").resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return programs;
    }
}
