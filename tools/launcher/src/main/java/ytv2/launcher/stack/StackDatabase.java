package ytv2.launcher.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.postgres.EmbeddedPostgres;
import ytv2.launcher.process.Asking;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.StackProcesses;

/// A stack's own database for one command: as it runs, or started for the command and stopped after it.
public final class StackDatabase implements AutoCloseable {

    /// As long as PostgreSQL may take to start.
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Asking ASKING = new Asking(Duration.ofMillis(200));

    private final DatabaseUrls urls;
    private final Optional<Started> started;

    private StackDatabase(DatabaseUrls urls, Optional<Started> started) {
        this.urls = urls;
        this.started = started;
    }

    /// What was started for the command. The lock keeps `up` from starting it a second time.
    ///
    /// @param atExit stops it when the command is interrupted
    private record Started(Stack stack, StackLock lock, Thread atExit) {

        static Started of(Stack stack, StackLock lock) {
            return new Started(stack, lock, new Thread(() -> stop(stack, lock), "stop"));
        }

        void stop() {
            stop(stack, lock);
        }

        private static void stop(Stack stack, StackLock lock) {
            try (lock) {
                stack.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new Failure("the database could not be stopped: " + Failure.reason(e), e);
            }
        }
    }

    /// @param environment the launcher's
    /// @param progress hears of a start and of a stop
    /// @throws Failure if the stack runs on another database, or its database does not start
    public static StackDatabase open(StackDirectory named, Map<String, String> environment, Progress progress)
            throws InterruptedException, IOException {
        StackDirectory directory = named.create();
        StackLock lock = StackLock.take(directory).orElse(null);
        if (lock == null) {
            return running(directory);
        }
        try {
            requireEmbedded(directory, StackSettings.read(directory));
        } catch (Failure e) {
            lock.close();
            throw e;
        }
        Stack stack = new Stack(directory, new Programs(directory.app()), environment, progress);
        Started starting = Started.of(stack, lock);
        Runtime.getRuntime().addShutdownHook(starting.atExit());
        try {
            return new StackDatabase(stack.startDatabase(), Optional.of(starting));
        } catch (InterruptedException | IOException | RuntimeException e) {
            stop(starting);
            throw e;
        }
    }

    private static StackDatabase running(StackDirectory directory) throws InterruptedException {
        if (!ASKING.until(() -> isReady(directory), START_LIMIT)) {
            throw new Failure("the database of " + directory.root() + " does not become ready; see ./ytv2 status and "
                    + directory.logs());
        }
        return new StackDatabase(
                DatabaseUrls.embedded(StackSettings.read(directory)).orElseThrow(), Optional.empty());
    }

    /// The settings are written when it starts.
    private static boolean isReady(StackDirectory directory) {
        StackSettings settings = StackSettings.read(directory);
        requireEmbedded(directory, settings);
        return DatabaseUrls.embedded(settings).isPresent()
                && new StackProcesses(directory)
                        .named(EmbeddedPostgres.NAME)
                        .map(EmbeddedPostgres.readiness(directory)::isReady)
                        .orElse(false);
    }

    /// A database of its own, new and empty, is not where the data of such a stack belongs.
    private static void requireEmbedded(StackDirectory directory, StackSettings settings) {
        if (settings.externalDatabase().isPresent()) {
            throw new Failure("the stack in " + directory.root() + " runs on another database: set DATABASE_URL to it");
        }
    }

    public DatabaseUrls urls() {
        return urls;
    }

    @Override
    public void close() {
        started.ifPresent(StackDatabase::stop);
    }

    private static void stop(Started started) {
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(started.atExit());
        } catch (IllegalStateException ending) {
            return; // the hook is at it
        }
        started.stop();
    }
}
