package ytv2.launcher.database;

import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ytv2.launcher.database.Schema.Migration;
import ytv2.launcher.database.Schema.State;

/// Shows each migration and whether the database has it.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {"Shows every migration.", "Exit code 0: the database has what this build knows; 1: it has not."})
public final class SchemaStatusCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    @Mixin
    private DatabaseOption database;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Migration> migrations = Schema.migrations(database.urls().owner());
        PrintWriter out = spec.commandLine().getOut();
        int width = migrations.stream()
                .mapToInt(migration -> migration.description().length())
                .max()
                .orElse(0);
        String line = "%-8s %-" + Math.max(width, "description".length()) + "s  %-19s  %s%n";
        out.printf(line, "version", "description", "installed at", "state");
        for (Migration migration : migrations) {
            out.printf(
                    line,
                    migration.version(),
                    migration.description(),
                    time(migration.installedAt()),
                    word(migration.state()));
        }
        return migrations.stream().allMatch(migration -> migration.state() == State.APPLIED)
                ? ExitCode.OK
                : ExitCode.SOFTWARE;
    }

    private static String time(Optional<LocalDateTime> time) {
        return time.map(TIME::format).orElse("-");
    }

    private static String word(State state) {
        return switch (state) {
            case APPLIED -> "applied";
            case PENDING -> "pending";
            case UNKNOWN -> "newer than this build";
            case FAILED -> "failed";
        };
    }
}
