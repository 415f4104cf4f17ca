package ytv2.launcher.stack;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;

/// The ingest service of a stack that runs, for those who write through it.
public final class RunningIngest {

    private RunningIngest() {}

    /// Where it listens; empty if no launcher runs this stack.
    public static Optional<URI> of(StackDirectory directory) {
        return Stream.of(directory)
                .filter(StackLock::isHeld)
                .map(StackSettings::read)
                .flatMapToInt(settings -> settings.port(Services.INGEST).stream())
                .mapToObj(port -> URI.create("http://127.0.0.1:" + port))
                .findFirst();
    }
}
