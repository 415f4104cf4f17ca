package ytv2.migration.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found, in a file that is made with the first finding; the first ones are shown too.
public final class Differences implements AutoCloseable {

    private static final int SHOWN = 20;
    private static final int CONTEXT = 60;

    private final Path file;
    private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    private final List<Difference> first = new ArrayList<>();
    private @Nullable BufferedWriter writer;

    public Differences(Path file) {
        this.file = file;
    }

    public void add(Difference difference) throws IOException {
        long _ = counts.merge(difference.kind(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(difference);
        }
        if (writer == null) {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            writer = Files.newBufferedWriter(file);
        }
        writer.write(line(difference) + "\n");
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Where the list lies; empty if there is none.
    public Optional<Path> file() {
        return writer == null ? Optional.empty() : Optional.of(file);
    }

    public List<String> firstLines() {
        return first.stream().map(Differences::line).toList();
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Difference.Kind kind : Difference.Kind.values()) {
            json.put(kind.name().toLowerCase(Locale.ROOT), counts.getOrDefault(kind, 0L));
        }
        ArrayNode list = json.putArray("first");
        first.forEach(difference -> list.addObject()
                .put("kind", difference.kind().name().toLowerCase(Locale.ROOT))
                .put("where", difference.where())
                .put("expected", difference.expected())
                .put("found", difference.found()));
        return json;
    }

    /// Of long values the place where they part.
    private static String line(Difference difference) {
        String kind = difference.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String head = kind + "  " + difference.where();
        return switch (difference.kind()) {
            case INCONSISTENT -> head + ": " + difference.found();
            case MISSING -> head + ": " + excerpt(difference.expected(), 0);
            case EXTRA -> head + ": " + excerpt(difference.found(), 0);
            case DIFFERENT, NOT_TAKEN_IN -> {
                int at = firstDifference(difference.expected(), difference.found());
                yield head + ": expected " + excerpt(difference.expected(), at) + ", found "
                        + excerpt(difference.found(), at);
            }
        };
    }

    private static int firstDifference(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int at = 0;
        while (at < length && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String excerpt(String value, int at) {
        int from = Math.max(0, at - CONTEXT / 3);
        int to = Math.min(value.length(), from + CONTEXT);
        String part = value.substring(from, to).replaceAll("\\p{Cntrl}", " ");
        return "[" + (from > 0 ? "..." : "") + part + (to < value.length() ? "..." : "") + "]";
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
