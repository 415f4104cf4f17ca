package ytv2.ingest;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ytv2.service.credential.FailedCredentials;
import ytv2.service.credential.Sha256;
import ytv2.service.problem.ProblemException;

/// All credentials: those of the former server's settings, and those of a file that may change at any time.
/// With a file that cannot be read the service does not start.
@Startup
@Singleton
public class Credentials {

    private static final Logger LOGGER = Logger.getLogger(Credentials.class);

    /// In nanoseconds; a file is looked at no more often.
    private static final long LOOK = 1_000_000_000;

    private final List<Credential> fixed;
    private final Optional<Path> file;
    private final FailedCredentials failed;
    private volatile Read read;

    Credentials(IngestConfig config) throws IOException {
        this.fixed = Stream.of(
                        credential("ingest", config.token(), Set.of(Right.values())),
                        credential("sync", config.syncSecret(), Set.of(Right.UPLOAD, Right.DELETE)),
                        credential("dashboard", config.dashboardToken(), Set.of(Right.DELETE)))
                .flatMap(Optional::stream)
                .toList();
        this.file = config.credentialsFile();
        this.failed = new FailedCredentials(config.failuresPerMinute());
        this.read = file.isPresent() ? read(file.get(), version(file.get())) : new Read(List.of(), "", 0);
    }

    /// @param version of the file, by which it is seen to have changed; empty while it cannot be read
    /// @param looked when the file was last looked at, by [System#nanoTime()]
    private record Read(List<Credential> credentials, String version, long looked) {}

    private static Optional<Credential> credential(String name, Optional<String> token, Set<Right> rights) {
        return token.filter(text -> !text.isBlank()).map(text -> new Credential(name, rights, Sha256.of(text)));
    }

    /// Whether anybody may post reports.
    public boolean letIngest() {
        return Stream.concat(fixed.stream(), current().stream())
                .anyMatch(credential -> credential.rights().contains(Right.INGEST));
    }

    /// The credential that a token proves.
    ///
    /// @param token empty where the request has none, which is no guess and is not counted
    /// @throws ProblemException 401 if there is none, 429 if too many others were wrong
    Credential require(Optional<String> token) {
        if (token.isEmpty()) {
            throw unauthorized();
        }
        return token.flatMap(this::of).orElseThrow(() -> failed.next(Credentials::unauthorized));
    }

    private static ProblemException unauthorized() {
        return new ProblemException(
                401, "unauthorized", "Send the ingest token as X-INGEST-TOKEN or as Authorization: Bearer.");
    }

    /// Takes a time that tells neither how much of a token is right nor whose it might be.
    private Optional<Credential> of(String token) {
        byte[] digest = Sha256.of(token);
        @Nullable Credential found = null;
        for (Credential credential :
                Stream.concat(fixed.stream(), current().stream()).toList()) {
            if (MessageDigest.isEqual(credential.digest(), digest)) {
                found = credential;
            }
        }
        return Optional.ofNullable(found);
    }

    private List<Credential> current() {
        Read last = read;
        if (file.isPresent() && System.nanoTime() - last.looked() > LOOK) {
            read = reread(file.get(), last);
        }
        return read.credentials();
    }

    /// What cannot be read changes nothing: a slip of the hand must not lock everybody out.
    private static Read reread(Path file, Read last) {
        try {
            String version = version(file);
            if (version.equals(last.version())) {
                return new Read(last.credentials(), version, System.nanoTime());
            }
            Read now = read(file, version);
            LOGGER.infof(
                    "Credentials were read anew: %d in %s", now.credentials().size(), file);
            return now;
        } catch (IOException | IllegalArgumentException unreadable) {
            if (!last.version().isEmpty()) {
                LOGGER.errorf("Credentials stay as they were, for the file cannot be read: %s", unreadable);
            }
            return new Read(last.credentials(), "", System.nanoTime());
        }
    }

    private static Read read(Path file, String version) throws IOException {
        return new Read(CredentialFile.read(file), version, System.nanoTime());
    }

    private static String version(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    }
}
