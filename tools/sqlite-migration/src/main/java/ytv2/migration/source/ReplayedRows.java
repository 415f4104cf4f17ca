package ytv2.migration.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes SQLite files again of rows that a run has rejected and a person has put right.
public final class ReplayedRows implements AutoCloseable {

    /// Strict: what a person has mistyped must not be read as something else.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final Path directory;
    private final Map<Side, Path> files = new EnumMap<>(Side.class);
    private final Map<Side, Connection> connections = new EnumMap<>(Side.class);
    private final Map<String, Set<String>> columns = new HashMap<>();

    private ReplayedRows(Path directory) {
        this.directory = directory;
    }

    /// @param rejects as a run has written it; the values below `columns` may differ
    /// @param directory where the files go
    /// @return the file of each side that has rows
    /// @throws SourceFailure if the file is not of that form, naming the line
    public static Map<Side, Path> write(Path rejects, Path directory) throws IOException {
        if (!Files.isRegularFile(rejects)) {
            throw new SourceFailure("there is no file " + rejects);
        }
        try (ReplayedRows replay = new ReplayedRows(directory)) {
            replay.addAll(rejects);
            return replay.finished();
        } catch (SQLException e) {
            throw new SourceFailure("cannot make files of " + rejects + ": " + e.getMessage(), e);
        }
    }

    private void addAll(Path rejects) throws IOException {
        int number = 1;
        try (BufferedReader lines = Files.newBufferedReader(rejects)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line, rejects + " line " + number);
                number++;
            }
        } catch (CharacterCodingException e) {
            throw new SourceFailure(rejects + " is not in UTF-8, somewhere after line " + (number - 1), e);
        }
    }

    private void add(String line, String place) {
        if (line.isBlank()) {
            return;
        }
        try {
            for (JsonNode row : filled(MAPPER.readTree(line), "rows", JsonNodeType.ARRAY)) {
                insert(
                        named(Side.class, row, "side"),
                        named(SourceTable.class, row, "table"),
                        filled(row, "columns", JsonNodeType.OBJECT));
            }
        } catch (JsonProcessingException | IllegalArgumentException | SQLException e) {
            throw new SourceFailure(
                    place + " is no rejected video: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private static JsonNode filled(JsonNode owner, String member, JsonNodeType type) {
        JsonNode value = owner.path(member);
        if (value.getNodeType() != type || value.isEmpty()) {
            throw new IllegalArgumentException("it needs \"" + member + "\" with something in it");
        }
        return value;
    }

    private static <E extends Enum<E>> E named(Class<E> type, JsonNode row, String member) {
        String name = row.path(member).asText();
        return Stream.of(type.getEnumConstants())
                .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + member + "\" cannot be '" + name + "'"));
    }

    private void insert(Side side, SourceTable table, JsonNode row) throws SQLException {
        Connection connection = connection(side);
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            addColumn(connection, side, table, name);
        }
        String sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table.sqlName(),
                        names.stream().map(ReplayedRows::quoted).collect(Collectors.joining(", ")),
                        names.stream().map(_ -> "?").collect(Collectors.joining(", ")));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < names.size(); i++) {
                statement.setObject(i + 1, value(row.get(names.get(i))));
            }
            int _ = statement.executeUpdate();
        }
    }

    private static @Nullable Object value(JsonNode value) throws SQLException {
        try {
            return switch (value.getNodeType()) {
                case NULL, MISSING -> null;
                case NUMBER -> number(value);
                case BOOLEAN -> value.booleanValue() ? 1L : 0L;
                case STRING -> value.textValue();
                case OBJECT -> value.has("base64") ? value.get("base64").binaryValue() : value.toString();
                case ARRAY, BINARY, POJO -> value.toString();
            };
        } catch (IOException e) {
            throw new SQLException("a value is no Base64", e);
        }
    }

    /// As SQLite reads one: what is too large for a whole number is none.
    private static Object number(JsonNode value) {
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        return whole ? (Object) value.longValue() : (Object) value.doubleValue();
    }

    private Connection connection(Side side) throws SQLException {
        Connection known = connections.get(side);
        if (known != null) {
            return known;
        }
        Path file = directory.resolve("replay-" + side.slug() + ".db");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        connection.setAutoCommit(false);
        connections.put(side, connection);
        files.put(side, file);
        return connection;
    }

    /// Without types: a value stays what it is.
    private void addColumn(Connection connection, Side side, SourceTable table, String name) throws SQLException {
        Set<String> known = columns.computeIfAbsent(side + " " + table, _ -> new LinkedHashSet<>());
        if (!known.add(name)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            String sql = known.size() == 1
                    ? "CREATE TABLE " + table.sqlName() + " (" + quoted(name) + ")"
                    : "ALTER TABLE " + table.sqlName() + " ADD COLUMN " + quoted(name);
            int _ = statement.executeUpdate(sql);
        }
    }

    private Map<Side, Path> finished() throws SQLException {
        for (Map.Entry<Side, Connection> side : connections.entrySet()) {
            // summaries alone belong to nothing, which the run will say
            addColumn(side.getValue(), side.getKey(), SourceTable.CONTENT, "id");
            addColumn(side.getValue(), side.getKey(), SourceTable.CONTENT, "video_id");
            side.getValue().commit();
        }
        return Map.copyOf(files);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }
}
