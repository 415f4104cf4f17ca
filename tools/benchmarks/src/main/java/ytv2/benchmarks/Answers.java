package ytv2.benchmarks;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import ytv2.benchmarks.load.Asker;
import ytv2.benchmarks.load.Requests;
import ytv2.benchmarks.row.Question;
import ytv2.benchmarks.row.Row;
import ytv2.launcher.Failure;

/// The answers that were found right, in one number: the same data and the same service give the same.
final class Answers {

    private static final int OK = 200;
    private static final int SHOWN = 16;

    private final MessageDigest digest;
    private int checked;

    Answers() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /// Asks every question of a row once.
    ///
    /// @throws Failure if an answer is wrong: what it takes to make it would mean nothing
    void check(Row row, Asker asker) throws InterruptedException {
        for (Question question : row.questions()) {
            String path = Requests.concrete(question.path(), 0);
            HttpResponse<byte[]> answer = asker.ask(path, row.requests().headers());
            byte[] body = Asker.plain(answer);
            Optional<String> complaint = answer.statusCode() == OK
                    ? question.check().complaint(Asker.json(body))
                    : Optional.of("status " + answer.statusCode());
            complaint.ifPresent(wrong -> {
                throw new Failure("the answer to " + path + " is wrong: " + wrong);
            });
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update(body);
            checked++;
        }
    }

    /// All of them so far; begins anew.
    String summary() {
        String hash = HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
        return checked + " answers checked, SHA-256 " + hash;
    }
}
