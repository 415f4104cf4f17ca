package ytv2.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    /// How often the file is looked at, whether anybody asks or not: a credential that was taken out of it ends then.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<Credential> fixed;
    private final Optional<WatchedCredentials> watched;
    private final FailedCredentials failed;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("credentials").factory());

    Credentials(IngestConfig config) throws IOException {
        this.fixed = Stream.of(
                        credential("ingest", config.token(), Set.of(Right.values())),
                        credential("sync", config.syncSecret(), Set.of(Right.UPLOAD, Right.DELETE)),
                        credential("dashboard", config.dashboardToken(), Set.of(Right.DELETE)))
                .flatMap(Optional::stream)
                .toList();
        Optional<Path> file = config.credentialsFile();
        this.watched =
                file.isPresent() ? Optional.of(new WatchedCredentials(file.get(), System::nanoTime)) : Optional.empty();
        this.failed = new FailedCredentials(config.failuresPerMinute());
    }

    void start(@Observes StartupEvent event) {
        watched.ifPresent(file -> {
            var _ = schedule.scheduleWithFixedDelay(
                    () -> look(file), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        var _ = schedule.shutdownNow();
    }

    /// Must not throw: there would be no next one.
    private static void look(WatchedCredentials file) {
        try {
            file.look();
        } catch (RuntimeException failure) {
            LOGGER.error("The file of credentials could not be looked at", failure);
        }
    }

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
        return watched.map(WatchedCredentials::current).orElse(List.of());
    }
}
