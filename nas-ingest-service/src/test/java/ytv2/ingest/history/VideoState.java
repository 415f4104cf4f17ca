package ytv2.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ytv2.ingest.history.Operation.Kind;

/// What must be stored of a video after some operations, one after the other.
final class VideoState {

    private boolean deleted;
    private boolean stored;
    private final Map<String, List<String>> texts = new TreeMap<>();
    private final List<Operation> refused = new ArrayList<>();

    /// Does what an operation does, and checks that its answer says so.
    void apply(Done done) {
        Operation operation = done.operation();
        switch (operation.kind()) {
            case INGEST, INGEST_AND_RESTORE -> ingest(done);
            case DELETE -> delete(done.answer().json());
            case RESTORE -> restore(done.answer().json());
        }
    }

    private void ingest(Done done) {
        Operation operation = done.operation();
        boolean late = deleted && operation.kind() == Kind.INGEST;
        assertThat(done.answer().status()).as(done.toString()).isEqualTo(late ? 409 : 200);
        if (late) {
            refused.add(operation);
            return;
        }
        deleted = false;
        refused.clear();
        store(operation);
        JsonNode answer = done.answer().json();
        assertThat(answer.path("verify_row").path("title").asText())
                .as(done.toString())
                .isEqualTo(operation.text());
        for (JsonNode summary : answer.path("summaries")) {
            List<String> revisions = texts.getOrDefault(summary.path("variant").asText(), List.of());
            assertThat(summary.path("revision").asInt()).as(done.toString()).isEqualTo(revisions.size());
            assertThat(summary.path("outcome").asText()).isEqualTo("inserted");
        }
    }

    private void store(Operation operation) {
        stored = true;
        for (String variant : operation.variants()) {
            texts.computeIfAbsent(variant, _ -> new ArrayList<>()).add(operation.text());
        }
    }

    private void delete(JsonNode answer) {
        int summaries = texts.values().stream().mapToInt(List::size).sum();
        assertThat(answer.path("deleted").path("content").asInt()).isEqualTo(stored ? 1 : 0);
        assertThat(answer.path("deleted").path("summaries").asInt()).isEqualTo(summaries);
        assertThat(answer.path("idempotent").asBoolean()).isEqualTo(!stored);
        deleted = true;
        stored = false;
        texts.clear();
    }

    private void restore(JsonNode answer) {
        assertThat(deleted).isTrue();
        assertThat(answer.path("restored").asInt()).isEqualTo(refused.size());
        deleted = false;
        refused.forEach(this::store);
        refused.clear();
    }

    /// As [RandomHistoryIT] reads it from the database: `variant revision latest text`, and what else there is.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        texts.forEach((variant, revisions) -> {
            for (int i = 0; i < revisions.size(); i++) {
                lines.add("%s %d %s %s"
                        .formatted(variant, i + 1, i == revisions.size() - 1 ? "t" : "f", revisions.get(i)));
            }
        });
        if (stored) {
            lines.add("stored");
        }
        if (deleted) {
            lines.add("deleted");
        }
        refused.forEach(operation -> lines.add("refused " + operation.document()));
        return lines.stream().sorted().toList();
    }
}
