package ytv2.migration.media;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import ytv2.migration.snapshot.TemporaryDirectory;
import ytv2.migration.source.Download;
import ytv2.migration.source.DownloadFailure;
import ytv2.migration.source.SourceFailure;

/// A legacy dashboard that runs: what videos refer to is downloaded, one private temporary file at a time.
final class LegacyServer implements MediaSource {

    private static final int ATTEMPTS = 4;

    private final URI address;
    private final Download download;
    private final Duration pause;
    private final TemporaryDirectory directory;

    /// @param address of the dashboard
    /// @param secret sent as bearer; none if `null`
    /// @param stallLimit how long nothing may come of a file
    /// @param pause after the first attempt that failed; after each further one it is twice as long
    LegacyServer(URI address, @Nullable String secret, Duration stallLimit, Duration pause) throws IOException {
        this.address = address;
        this.download = new Download(secret, stallLimit);
        this.pause = pause;
        this.directory = TemporaryDirectory.create();
    }

    @Override
    public List<SourceFile> files(Collection<String> referred) {
        return referred.stream()
                .flatMap(path -> MediaKind.of(path).map(kind -> new SourceFile(path, kind, 0, Instant.MIN)).stream())
                .distinct()
                .toList();
    }

    @Override
    public Fetched fetch(SourceFile file, LongConsumer progress) throws IOException, InterruptedException {
        Path target = Files.createTempFile(directory.path(), "media", "");
        boolean kept = false;
        try {
            Fetched fetched = fetch(file, target, progress);
            kept = fetched instanceof Fetched.Got;
            return fetched;
        } finally {
            if (!kept) {
                boolean _ = Files.deleteIfExists(target);
            }
        }
    }

    private Fetched fetch(SourceFile file, Path target, LongConsumer progress)
            throws IOException, InterruptedException {
        URI from = uri(file.path());
        for (int attempt = 1; ; attempt++) {
            try {
                download.fetch(from, target, progress);
                return new Fetched.Got(target);
            } catch (DownloadFailure failure) {
                switch (failure.status()) {
                    case 404, 410 -> {
                        return new Fetched.Missing();
                    }
                    case 401, 403 -> throw new SourceFailure(String.valueOf(failure.getMessage()), failure);
                    default -> {
                        boolean mayPass = failure.status() == 0 || failure.status() == 429 || failure.status() >= 500;
                        if (!mayPass || attempt == ATTEMPTS) {
                            return new Fetched.Failed(String.valueOf(failure.getMessage()));
                        }
                    }
                }
            }
            Thread.sleep(pause.multipliedBy(1L << (attempt - 1)));
        }
    }

    /// Legacy urls are not encoded, which is done here as browsers do it.
    private URI uri(String path) {
        try {
            String encoded = new URI(null, null, "/exports/" + path, null).getRawPath();
            return URI.create(address + encoded.replaceAll("%25(?=[0-9A-Fa-f]{2})", "%"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path is a path", e);
        }
    }

    @Override
    public void release(Fetched.Got got) throws IOException {
        Files.delete(got.file());
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public List<String> others() {
        return List.of();
    }

    /// A GET changes nothing.
    @Override
    public boolean isUnchanged() {
        return true;
    }

    @Override
    public void close() {
        download.close();
        directory.close();
    }
}
