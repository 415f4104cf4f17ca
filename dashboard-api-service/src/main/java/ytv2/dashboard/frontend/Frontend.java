package ytv2.dashboard.frontend;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.service.file.FileDirectory;
import ytv2.service.file.StoredFile;

/// A directory with a web front end: two templates, and what they load from `static` and `images`. Blocks; not for
/// event loop threads.
///
/// @param autoPlay whether it starts to play the audio of a card that is opened
record Frontend(FileDirectory directory, boolean autoPlay, AssetVersion version) {

    private static final String STATIC = "static/";
    private static final String IMAGES = "images/";

    /// Empty if the directory has no such template.
    Optional<Page> page(Template template) {
        return directory.find(template.file()).map(this::page);
    }

    private Page page(StoredFile template) {
        List<StoredFile> files = files();
        String asset = version.of(files);
        String html = text(template)
                // the templates would hand a base address and a password to every visitor; here there is none to tell
                .replace("{ nas_config }", "{\"base_url\":\"\",\"basic_user\":\"\",\"basic_pass\":\"\"}")
                .replace("{ dashboard_config }", "{\"autoPlayOnLoad\":" + autoPlay + "}")
                .replace("{ editorial_config }", "{\"features\":{\"audio\":true,\"search\":true}}")
                .replace("__DASHBOARD_ASSET_VERSION__", asset)
                .replace("__EDITORIAL_ASSET_VERSION__", asset);
        return new Page(Buffer.buffer(html), newest(files));
    }

    private List<StoredFile> files() {
        Stream<StoredFile> templates = Stream.of(Template.values())
                .map(Template::file)
                .map(directory::find)
                .flatMap(Optional::stream);
        Stream<StoredFile> assets =
                Stream.of(STATIC, IMAGES).map(directory::files).flatMap(List::stream);
        return Stream.concat(templates, assets).toList();
    }

    private static Instant newest(List<StoredFile> files) {
        return files.stream()
                .map(StoredFile::modified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static String text(StoredFile template) {
        try {
            return Files.readString(template.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `/static/{path}` names, and `/{path}` for style sheets and scripts.
    Optional<StoredFile> asset(String path) {
        return directory.find(STATIC + path);
    }

    Optional<StoredFile> image(String path) {
        return directory.find(IMAGES + path).or(() -> asset(IMAGES + path));
    }

    /// @param modified when the newest file of the front end was written: any of them changes the page
    record Page(Buffer html, Instant modified) {}
}
