package ytv2.migration.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import ytv2.migration.source.SourceFailure;

/// An exports directory of the legacy dashboard: `audio`, `images`, and files right in it.
final class ExportsDirectory implements MediaSource {

    private static final List<String> PLACES = List.of("", "audio/", "images/");

    private final Path root;
    private final List<String> others = new ArrayList<>();
    private List<SourceFile> listed = List.of();

    ExportsDirectory(Path root) {
        this.root = root;
        if (!Files.isDirectory(root)) {
            throw new SourceFailure("there is no directory " + root);
        }
        if (PLACES.stream().skip(1).noneMatch(place -> Files.isDirectory(root.resolve(place)))) {
            throw new SourceFailure(
                    root + " has neither audio nor images in it: name the exports directory itself, and see that its"
                            + " disk is mounted");
        }
    }

    @Override
    public List<SourceFile> files(Collection<String> referred) throws IOException {
        listed = list(others);
        return listed;
    }

    private List<SourceFile> list(List<String> left) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String place : PLACES) {
            Path directory = root.resolve(place);
            if (Files.isDirectory(directory)) {
                for (Path file : visible(directory)) {
                    String path = place + file.getFileName();
                    Optional<MediaKind> kind = MediaKind.of(path);
                    if (kind.isPresent()) {
                        files.add(new SourceFile(
                                path,
                                kind.get(),
                                Files.size(file),
                                Files.getLastModifiedTime(file).toInstant()));
                    } else {
                        left.add(path);
                    }
                }
            }
        }
        return files;
    }

    private static List<Path> visible(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    @Override
    public Fetched fetch(SourceFile file, LongConsumer progress) {
        Path found = root.resolve(file.path());
        return Files.isReadable(found)
                ? new Fetched.Got(found)
                : new Fetched.Failed(Files.exists(found) ? "may not be read" : "is gone since it was listed");
    }

    @Override
    public void release(Fetched.Got got) {
        // it stays where it is
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public List<String> others() {
        return List.copyOf(others);
    }

    @Override
    public boolean isUnchanged() throws IOException {
        return list(new ArrayList<>()).equals(listed);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
