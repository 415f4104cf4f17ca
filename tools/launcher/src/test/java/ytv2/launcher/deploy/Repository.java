package ytv2.launcher.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The checkout that the tests run in.
final class Repository {

    private static final Path ROOT = root();

    private Repository() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String name) {
        return text(name).lines().toList();
    }

    /// Files below a directory whose names end so, in order of their names.
    static List<Path> files(String directory, String ending) {
        try (Stream<Path> files = Files.walk(path(directory))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Directories that have sources and a `pom.xml`, relative to the checkout.
    static List<String> modules() {
        return Stream.of(Repository.text("pom.xml").split("<module>"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('<')))
                .toList();
    }

    /// With anchors, merges (`<<`) and refusal of double keys, which Jackson's own reader lacks.
    static JsonNode yaml(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(options)).<Object>load(text(name)));
    }

    /// A file beside the tests.
    static String resource(String name) {
        try (InputStream resource = Repository.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("deploy/render.yaml"))) {
            directory = Objects.requireNonNull(directory.getParent(), "these tests run inside the checkout");
        }
        return directory;
    }
}
