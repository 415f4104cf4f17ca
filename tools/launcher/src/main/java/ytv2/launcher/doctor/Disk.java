package ytv2.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The room left where a directory lies.
final class Disk {

    /// Below this, writing fails soon: PostgreSQL alone keeps log segments of 1 GiB together.
    private static final long TOO_LITTLE = 512L << 20;

    private static final long LITTLE = 4L << 30;

    private Disk() {}

    static Finding check(Path directory) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        String found = "%.1f GiB free at %s".formatted(free / (double) (1L << 30), directory);
        if (free < TOO_LITTLE) {
            return Finding.fail(found, "make room before anything is written");
        }
        return free < LITTLE ? Finding.warn(found, "make room soon") : Finding.ok(found);
    }
}
