package ytv2.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// The credentials of a file that may change at any time, and that editors and shells first empty and then write:
/// what is found in it counts once it was found twice, a second apart. What is no list of credentials changes
/// nothing: a slip of the hand must not lock everybody out.
final class WatchedCredentials {

    private static final Logger LOGGER = Logger.getLogger(WatchedCredentials.class);

    /// In nanoseconds.
    private static final long UNCHANGED = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final LongSupplier clock;
    private volatile List<Credential> credentials;
    private Found found;

    /// @param clock nanoseconds since any moment
    /// @throws IOException if the file cannot be read
    /// @throws IllegalArgumentException if it is no list of credentials
    WatchedCredentials(Path file, LongSupplier clock) throws IOException {
        this.file = file;
        this.clock = clock;
        byte[] content = CredentialFile.content(file);
        this.credentials = CredentialFile.parse(file, content);
        this.found = new Found(content, Optional.empty(), clock.getAsLong(), true);
    }

    /// What a look at the file has shown.
    ///
    /// @param failure why it could not be read
    /// @param since the first look that showed this
    /// @param settled whether it was decided what becomes of it
    private record Found(byte[] content, Optional<String> failure, long since, boolean settled) {

        private boolean isSame(Found other) {
            return failure.equals(other.failure) && Arrays.equals(content, other.content);
        }
    }

    /// Any thread may ask.
    List<Credential> current() {
        return credentials;
    }

    /// Looks whether the file has changed. To be called again and again.
    synchronized void look() {
        Found now = read();
        if (!now.isSame(found)) {
            found = now;
        } else if (!found.settled() && now.since() - found.since() >= UNCHANGED) {
            found = new Found(found.content(), found.failure(), found.since(), true);
            settle(found);
        }
    }

    private Found read() {
        long now = clock.getAsLong();
        try {
            return new Found(CredentialFile.content(file), Optional.empty(), now, false);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Found(new byte[0], Optional.of(unreadable.toString()), now, false);
        }
    }

    private void settle(Found read) {
        try {
            if (read.failure().isPresent()) {
                refuse(read.failure().get());
            } else {
                credentials = CredentialFile.parse(file, read.content());
                LOGGER.infof("Credentials were read anew: %d in %s", credentials.size(), file);
            }
        } catch (IllegalArgumentException noCredentials) {
            refuse(noCredentials.toString());
        }
    }

    private static void refuse(String reason) {
        LOGGER.errorf("Credentials stay as they were, for the file cannot be read: %s", reason);
    }
}
