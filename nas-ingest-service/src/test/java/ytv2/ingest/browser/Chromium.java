package ytv2.ingest.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless browser that shows one page until it is closed.
///
/// @param process of the browser itself
record Chromium(Process process) implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless_shell");

    /// What a person does to have one.
    static final String HOW_TO_HAVE_ONE = "no Chromium in the PATH: apt-get install chromium";

    /// The installed program, if there is one.
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param proxy where everything is sent that does not stay on this machine
    /// @param profile an empty directory, which it fills
    static Chromium open(Path program, URI page, URI proxy, Path profile) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                // the page is our own, and containers and root have no sandbox
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-extensions",
                "--disable-component-update",
                "--disable-background-networking",
                "--disable-default-apps",
                "--disable-sync",
                "--metrics-recording-only",
                "--disable-features=OptimizationHints,MediaRouter,Translate",
                "--mute-audio",
                "--user-data-dir=" + profile.resolve("profile"),
                "--proxy-server=" + proxy,
                page.toString()));
        return new Chromium(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start());
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.toHandle().descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
