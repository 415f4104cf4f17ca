package ytv2.launcher.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;
import ytv2.launcher.process.LogFile;
import ytv2.launcher.process.LogFollower;

/// Prints what a stack's processes wrote.
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Prints the end of the logs.")
public final class LogsCommand implements Callable<Integer> {

    private static final String SUFFIX = ".log";

    @Mixin
    private StackOption stack;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "launcher, postgres, ingest or dashboard. Default: all.")
    private @Nullable String name;

    @Option(names = "-f", description = "Goes on with what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "N",
            defaultValue = "50",
            description = "Lines of each. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackDirectory directory = stack.directory().real();
        List<String> names = name == null ? names(directory) : List.of(name);
        if (names.isEmpty()) {
            throw new Failure("there are no logs in " + directory.logs());
        }
        for (String each : names) {
            if (!Files.exists(directory.log(each))) {
                throw new Failure("there is no " + directory.log(each) + "; the logs are: "
                        + String.join(", ", names(directory)));
            }
        }
        if (!follow) {
            for (String each : names) {
                print(each, new LogFile(directory.log(each)).tail(count), names);
            }
            return 0;
        }
        try (WatchService watcher = directory.logs().getFileSystem().newWatchService()) {
            // before the first line is read: what is written from then on is a change
            var unused = directory
                    .logs()
                    .register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            follow(watcher, directory, names);
        }
        throw new Failure(directory.logs() + " is gone");
    }

    /// Returns when the directory is gone.
    private void follow(WatchService watcher, StackDirectory directory, List<String> names)
            throws IOException, InterruptedException {
        Map<String, LogFollower> followers = new LinkedHashMap<>();
        for (String each : names) {
            LogFile log = new LogFile(directory.log(each));
            long size = log.size();
            followers.put(each, new LogFollower(log.path(), size));
            print(each, log.tail(count, size), names);
        }
        boolean there = true;
        while (there) {
            for (Map.Entry<String, LogFollower> entry : followers.entrySet()) {
                for (String text = entry.getValue().next();
                        !text.isEmpty();
                        text = entry.getValue().next()) {
                    print(entry.getKey(), text.lines().toList(), names);
                }
            }
            WatchKey key = watcher.take();
            key.pollEvents();
            there = key.reset();
        }
    }

    private void print(String name, List<String> lines, List<String> names) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(line -> out.println(names.size() == 1 ? line : "%-9s | %s".formatted(name, line)));
    }

    private static List<String> names(StackDirectory directory) throws IOException {
        if (!Files.isDirectory(directory.logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
