package ytv2.dashboard.media;

import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.ServedDirectories;
import ytv2.service.testing.Given;

/// What the contracts of exported files start from: a service with an empty directory of exports.
@WithTestResource(ServedDirectories.class)
abstract class ExportsContract extends ApiContract {

    static final Instant OLD = Instant.parse("2025-05-01T10:00:00.5Z");
    static final int SIZE = 300_000;
    static final byte[] SOUND = sound();

    @Given
    Path served;

    private static byte[] sound() {
        byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void emptyExports() throws IOException {
        ServedDirectories.empty(served.resolve("exports"));
    }

    void store(String path, byte[] bytes, Instant modified) throws IOException {
        Path file = served.resolve("exports").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    void store(String path) throws IOException {
        store(path, path.getBytes(), OLD);
    }
}
