package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;
import ytv2.launcher.process.LogFile;
import ytv2.launcher.process.LogFollower;

/// Prints what a stack's processes wrote.
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Prints the end of the logs.")
public final class LogsCommand implements Callable<Integer> {

    private static final String SUFFIX = ".log";
    private static final Duration POLL = Duration.ofMillis(250);

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

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackDirectory directory = stack.directory().real();
        List<String> names = name == null ? names(directory) : List.of(name);
        Map<String, LogFollower> followers = new LinkedHashMap<>();
        for (String each : names) {
            Path path = directory.log(each);
            if (!Files.exists(path)) {
                throw new Failure("there is no " + path + "; the logs are: " + String.join(", ", names(directory)));
            }
            LogFile log = new LogFile(path);
            followers.put(each, new LogFollower(path, log.size()));
            log.tail(count).forEach(line -> print(each, line, names));
        }
        while (follow) {
            Thread.sleep(POLL);
            for (Map.Entry<String, LogFollower> entry : followers.entrySet()) {
                entry.getValue().next().lines().forEach(line -> print(entry.getKey(), line, names));
            }
        }
        return 0;
    }

    private static void print(String name, String line, List<String> names) {
        System.out.println(names.size() == 1 ? line : "%-9s | %s".formatted(name, line));
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
