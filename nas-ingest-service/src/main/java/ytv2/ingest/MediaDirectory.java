package ytv2.ingest;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import ytv2.model.VideoAudio;
import ytv2.service.credential.Sha256;

/// Media in a directory of a file system. Staged files lie in a hidden directory of it, so that putting one in place
/// is a rename, and nobody is served them.
///
/// @param root the exports; made when they are marked, and not again
record MediaDirectory(Path root) implements MediaStore {

    /// Below the root; the queue of removals names staged files so.
    private static final String STAGED = ".staged";

    private static final int PIECE = 64 * 1024;

    @Override
    public Optional<String> mark() throws IOException {
        try {
            return Files.readString(root.resolve(MARK))
                    .lines()
                    .map(String::strip)
                    .findFirst();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void mark(String id) throws IOException {
        Path _ = Files.createDirectories(root);
        Path written = Files.createTempFile(root, MARK, "");
        Path _ = Files.writeString(written, id + "\n");
        sync(written, StandardOpenOption.WRITE);
        move(written, root.resolve(MARK));
        sync(root, StandardOpenOption.READ);
    }

    @Override
    public StagedFile stage(InputStream bytes) throws IOException {
        String name = UUID.randomUUID().toString();
        Path directory = directory(STAGED);
        Path file = directory.resolve(name);
        MessageDigest digest = Sha256.digest();
        long size = 0;
        boolean whole = false;
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            byte[] piece = new byte[PIECE];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
                size += read;
            }
            out.getFD().sync();
            sync(directory, StandardOpenOption.READ);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        return new StagedFile(name, size, digest.digest());
    }

    @Override
    public String stageAgain(String staged) throws IOException {
        String name = UUID.randomUUID().toString();
        Path link = staged(name);
        try {
            Path _ = Files.createLink(link, staged(staged));
        } catch (FileSystemException | UnsupportedOperationException _) {
            // a file system without links
            Path _ = Files.copy(staged(staged), link, StandardCopyOption.REPLACE_EXISTING);
            sync(link, StandardOpenOption.WRITE);
        }
        sync(directory(STAGED), StandardOpenOption.READ);
        return name;
    }

    @Override
    public void discard(String staged) throws IOException {
        boolean _ = Files.deleteIfExists(staged(staged));
    }

    @Override
    public boolean place(String staged, String name, byte[] sha256) throws IOException {
        Path source = staged(staged);
        Path target = root.resolve(name);
        Path directory = directory(name.substring(0, name.lastIndexOf('/') + 1));
        try {
            move(source, target);
        } catch (NoSuchFileException _) {
            if (!holds(name, sha256)) {
                return false;
            }
        }
        sync(directory, StandardOpenOption.READ);
        return true;
    }

    @Override
    public boolean holds(String name, byte[] sha256) throws IOException {
        return Files.isRegularFile(root.resolve(name)) && Arrays.equals(sha256(name), sha256);
    }

    private static void move(Path source, Path target) throws IOException {
        try {
            Path _ = Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Path _ = Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        // a rename from one link of a file to another leaves both
        boolean _ = Files.deleteIfExists(source);
    }

    @Override
    public boolean remove(String name) throws IOException {
        return Files.deleteIfExists(root.resolve(name));
    }

    @Override
    public Optional<Long> size(String name) throws IOException {
        Path file = root.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.size(file)) : Optional.empty();
    }

    @Override
    public byte[] sha256(String name) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream bytes = Files.newInputStream(root.resolve(name))) {
            byte[] piece = new byte[PIECE];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        return digest.digest();
    }

    @Override
    public List<String> audioNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (String place : VideoAudio.PLACES) {
            list(root.resolve(place), Files::isRegularFile).forEach(file -> names.add(place + file.getFileName()));
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> stagedBefore(Instant time) throws IOException {
        return list(root.resolve(STAGED), file -> lastModified(file).isBefore(time)).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static List<Path> list(Path directory, Predicate<Path> condition) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (condition.test(entry)) {
                    files.add(entry);
                }
            }
        } catch (NoSuchFileException _) {
            // nothing was ever stored
            return List.of();
        }
        return files;
    }

    /// What went away meanwhile is as new as can be.
    private static Instant lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException _) {
            return Instant.MAX;
        }
    }

    /// Fails where the exports themselves are missing.
    private Path directory(String name) throws IOException {
        Path directory = root.resolve(name);
        if (!Files.isDirectory(directory)) {
            make(directory);
            sync(root, StandardOpenOption.READ);
        }
        return directory;
    }

    private static void make(Path directory) throws IOException {
        try {
            Path _ = Files.createDirectory(directory);
        } catch (FileAlreadyExistsException other) {
            // another thread was faster, unless it is no directory
            if (!Files.isDirectory(directory)) {
                throw other;
            }
        }
    }

    private Path staged(String name) {
        return root.resolve(STAGED).resolve(name);
    }

    /// A name is on the disk when its directory is.
    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
