package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.postgres.UnpackedServer;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.StackProcesses;
import ytv2.model.testing.OwnServers;

@OwnServers
class StackDatabaseIT {

    @Test
    void whoComesWhileItStartsWaitsForIt(@TempDir Path temporary) throws Exception {
        StackDirectory directory = UnpackedServer.in(temporary.resolve("a stack"));
        Callable<StackDatabase> open = () -> StackDatabase.open(directory, Map.of(), new Progress(System.err));

        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            Future<StackDatabase> one = callers.submit(open);
            Future<StackDatabase> other = callers.submit(open);

            try (StackDatabase first = one.get();
                    StackDatabase second = other.get()) {
                assertThat(second.urls()).isEqualTo(first.urls());
            }
        }
        assertThat(new StackProcesses(directory).all()).isEmpty();
    }
}
