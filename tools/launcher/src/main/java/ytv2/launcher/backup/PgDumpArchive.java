package ytv2.launcher.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;
import ytv2.launcher.database.Schema;

/// A custom-format archive of `pg_dump`, read through `pg_restore`.
///
/// Its rows are taken and its definitions left, so that the schema is that of the migrations, and everything happens in
/// one transaction of ours.
record PgDumpArchive(Path file, PostgresTool pgRestore) implements Archive {

    private static final Pattern COPY = Pattern.compile("COPY public\\.(\\S+) \\((.*)\\) FROM stdin;");
    private static final Pattern SEQUENCE =
            Pattern.compile("SELECT pg_catalog\\.setval\\('public\\.(\\S+)', (\\d+), (true|false)\\);");

    private static final int BUFFER = 1 << 16;

    @Override
    public Contents verify(TimedProgress progress) throws IOException {
        Process process = start(List.of());
        try (PgScript script = new PgScript(process.getInputStream())) {
            Contents contents = read(script, progress);
            requireSuccess(process);
            return contents;
        } catch (IOException e) {
            throw new Failure(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private Contents read(PgScript script, TimedProgress progress) throws IOException {
        List<Contents.Table> tables = new ArrayList<>();
        List<Contents.Sequence> sequences = new ArrayList<>();
        @Nullable String version = null;
        for (String line = script.nextLine(); line != null; line = script.nextLine()) {
            Matcher copy = COPY.matcher(line);
            if (copy.matches() && unquoted(copy.group(1)).equals(Schema.HISTORY)) {
                version = newestVersion(columns(copy), script.rows());
            } else if (copy.matches()) {
                long rows = count(script.rows(), progress);
                tables.add(new Contents.Table(unquoted(copy.group(1)), columns(copy), rows));
            }
            sequence(line, sequences);
        }
        if (version == null) {
            throw new Failure(file + " is damaged, or no backup of this product: it has no " + Schema.HISTORY);
        }
        return new Contents(version, tables, sequences);
    }

    @Override
    public InputStream rows(Contents.Table table) throws IOException {
        Process process = start(List.of("--table=" + table.name()));
        PgScript script = new PgScript(process.getInputStream());
        for (String line = script.nextLine(); line != null; line = script.nextLine()) {
            if (COPY.matcher(line).matches()) {
                return new FilterInputStream(script.rows()) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        process.destroy();
                    }
                };
            }
        }
        requireSuccess(process);
        throw new IOException(file + " has lost the rows of " + table.name());
    }

    private Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(pgRestore.path().toString(), "--data-only", "--file=-"));
        command.addAll(options);
        command.add(file.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        return process;
    }

    private void requireSuccess(Process process) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new Failure(file + " is damaged, or made by a pg_dump newer than " + pgRestore.path());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void sequence(String line, List<Contents.Sequence> sequences) {
        Matcher value = SEQUENCE.matcher(line);
        if (value.matches()) {
            sequences.add(new Contents.Sequence(
                    unquoted(value.group(1)), Long.parseLong(value.group(2)), Boolean.parseBoolean(value.group(3))));
        }
    }

    private static long count(InputStream rows, TimedProgress progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long count = 0;
        long bytes = 0;
        for (int length = rows.read(buffer); length >= 0; length = rows.read(buffer)) {
            for (int i = 0; i < length; i++) {
                count += buffer[i] == '\n' ? 1 : 0;
            }
            bytes += length;
            progress.at("checking", bytes);
        }
        return count;
    }

    /// By `installed_rank`, as Flyway orders its history.
    private static @Nullable String newestVersion(List<String> columns, InputStream rows) throws IOException {
        String text = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        int rank = columns.indexOf("installed_rank");
        int version = columns.indexOf("version");
        return text.lines()
                .map(line -> line.split("\t", -1))
                .max(Comparator.comparingInt(fields -> Integer.parseInt(fields[rank])))
                .map(fields -> fields[version])
                .orElse(null);
    }

    private static List<String> columns(Matcher copy) {
        return Arrays.stream(copy.group(2).split(", "))
                .map(PgDumpArchive::unquoted)
                .toList();
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
