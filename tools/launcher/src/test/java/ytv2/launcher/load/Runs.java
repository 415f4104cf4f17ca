package ytv2.launcher.load;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// Starts a [LoadRun] in a thread of its own.
final class Runs {

    private Runs() {}

    static CompletableFuture<LoadResult> start(LoadRun run, String lines) {
        return start(run, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    static CompletableFuture<LoadResult> start(LoadRun run, InputStream lines) {
        CompletableFuture<LoadResult> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(run.run(new LineReader(lines, 1)));
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
