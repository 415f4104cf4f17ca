package ytv2.benchmarks.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ytv2.benchmarks.load.ToolProcess;
import ytv2.launcher.Failure;
import ytv2.model.DatabaseUrl;

/// pgloader, which moves the legacy tables as they are, into tables and indexes that it makes like them.
///
/// @see <a href="https://pgloader.readthedocs.io/en/latest/ref/sqlite.html">pgloader, SQLite to Postgres</a>
record Pgloader(Path program, ToolProcess tool, Path directory) {

    private static final Pattern TOTAL = Pattern.compile(
            "Total import time\\s.*?(?:(\\d+)h)?(?:(\\d+)m)?(\\d+(?:\\.\\d+)?)s\\s*$", Pattern.MULTILINE);

    private static final Pattern VERSION = Pattern.compile("version \"([^\"]+)\"");

    String version() throws IOException, InterruptedException {
        String output = tool.run(List.of(program.toString(), "--version"), System.getenv(), (_, _) -> {});
        Matcher version = VERSION.matcher(output);
        return version.find() ? version.group(1) : output.strip();
    }

    /// @param file a legacy file
    /// @param into an empty database
    /// @return how many seconds it says that it took, without its start
    double load(Path file, DatabaseUrl into) throws IOException, InterruptedException {
        Path script = directory.resolve("pgloader.load");
        Files.writeString(
                script, """
                LOAD DATABASE FROM sqlite://%s INTO postgresql://%s:%s@%s:%d/%s
                WITH include drop, create tables, create indexes, reset sequences;
                """.formatted(file, into.user(), into.password(), into.host(), into.port(), into.database()));
        return seconds(tool.run(List.of(program.toString(), script.toString()), System.getenv(), (_, _) -> {}));
    }

    /// @throws Failure if the output tells of no end
    static double seconds(String output) {
        Matcher total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new Failure("pgloader did not tell how long it took: " + output);
        }
        return number(total.group(1)) * 3600 + number(total.group(2)) * 60 + Double.parseDouble(total.group(3));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
