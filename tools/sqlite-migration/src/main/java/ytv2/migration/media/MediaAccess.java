package ytv2.migration.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import ytv2.migration.snapshot.TemporaryDirectory;
import ytv2.migration.source.Download;
import ytv2.migration.source.DownloadFailure;
import ytv2.migration.source.SourceFailure;

/// A way to the stored files: their directory, or a service that serves them.
public sealed interface MediaAccess extends AutoCloseable {

    /// @param name path below the exports
    /// @return empty if there is nothing of that name
    Optional<OpenedFile> open(String name) throws IOException, InterruptedException;

    /// Whether these are the files of a database; empty if they do not say.
    ///
    /// @param id of the directory that the database knows
    Optional<Boolean> isOf(String id) throws IOException;

    @Override
    void close();

    static MediaAccess of(Path directory) {
        return new Directory(directory);
    }

    /// @param address of either service
    static MediaAccess of(URI address, Duration stallLimit) throws IOException {
        return new Service(address, new Download(null, stallLimit), TemporaryDirectory.create());
    }

    /// The directory itself.
    record Directory(Path path) implements MediaAccess {

        private static final String MARK = ".ytv2-exports";

        @Override
        public Optional<OpenedFile> open(String name) throws IOException {
            Path file = path.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(OpenedFile.of(file)) : Optional.empty();
        }

        @Override
        public Optional<Boolean> isOf(String id) throws IOException {
            Path mark = path.resolve(MARK);
            return Optional.of(
                    Files.isRegularFile(mark) && Files.readString(mark).contains(id));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    /// A service that serves them.
    record Service(URI address, Download download, TemporaryDirectory directory) implements MediaAccess {

        @Override
        public Optional<OpenedFile> open(String name) throws IOException, InterruptedException {
            Path file = directory.path().resolve("opened");
            try {
                download.fetch(URI.create(address + "/exports/" + name.replace("%", "%25")), file, _ -> {});
                return Optional.of(OpenedFile.of(file));
            } catch (DownloadFailure e) {
                if (e.status() == 404) {
                    return Optional.empty();
                }
                throw new SourceFailure(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public Optional<Boolean> isOf(String id) {
            return Optional.empty();
        }

        @Override
        public void close() {
            download.close();
            directory.close();
        }
    }
}
