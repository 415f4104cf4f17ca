package ytv2.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ytv2.benchmarks.load.Asker;
import ytv2.benchmarks.load.Posts;
import ytv2.launcher.Failure;

/// Posts one document at a time, and looks whether the answer is the right one: what it takes to give a wrong one would
/// mean nothing.
record PostCheck(Asker asker, Documents documents) {

    private static final int OK = 200;
    private static final int REFUSED = 400;

    /// @throws Failure if it is not stored, whole
    void stored(String document) throws InterruptedException {
        outcome(document, "inserted");
    }

    /// @throws Failure if it changes what is stored
    void unchanged(String document) throws InterruptedException {
        outcome(document, "unchanged");
    }

    private void outcome(String document, String expected) throws InterruptedException {
        JsonNode answer = answer(Documents.SINGLE, document, OK);
        int summaries = Asker.json(document.getBytes(StandardCharsets.UTF_8))
                .path("summary_variants")
                .size();
        List<JsonNode> outcomes = answer.path("summaries").findValues("outcome");
        boolean right = outcomes.size() == summaries
                && outcomes.stream().allMatch(outcome -> outcome.asText().equals(expected));
        require(right, summaries + " summaries " + expected, answer);
    }

    /// @throws Failure if it was refused before it was read to its end
    void readAndRefused(Posts refused) throws InterruptedException {
        for (String document : refused.documents()) {
            JsonNode answer = answer(refused.path(), document.replace(Posts.ID, "r0000000000"), REFUSED);
            List<String> fields = answer.path("violations").findValuesAsText("field");
            require(fields.equals(List.of("clear[0]")), "one violation, of clear[0]", answer);
        }
    }

    /// @throws Failure if it is not refused for want of an id
    void refused(Posts empty) throws InterruptedException {
        for (String document : empty.documents()) {
            JsonNode answer = answer(empty.path(), document, REFUSED);
            require(answer.path("violations").size() == 1, "one violation", answer);
        }
    }

    /// @throws Failure if not all lines are stored
    void bulk(List<String> lines) throws InterruptedException {
        HttpResponse<byte[]> answer = asker.post(Documents.BULK, documents.headers(), String.join("\n", lines));
        List<String> said =
                new String(answer.body(), StandardCharsets.UTF_8).lines().toList();
        boolean right = answer.statusCode() == OK
                && said.size() == lines.size() + 1
                && said.getLast().equals(Documents.total(lines.size()));
        if (!right) {
            throw wrong(
                    Documents.total(lines.size()), answer.statusCode() + " " + (said.isEmpty() ? "" : said.getLast()));
        }
    }

    private JsonNode answer(String path, String document, int status) throws InterruptedException {
        HttpResponse<byte[]> answer = asker.post(path, documents.headers(), document);
        JsonNode body = Asker.json(answer.body());
        require(answer.statusCode() == status, "status " + status + ", not " + answer.statusCode(), body);
        return body;
    }

    private static void require(boolean right, String expected, JsonNode answer) {
        if (!right) {
            throw wrong(expected, answer.toString());
        }
    }

    private static Failure wrong(String expected, String answer) {
        return new Failure("an answer is wrong, expected " + expected + ": " + answer);
    }
}
