package ytv2.benchmarks.row;

import java.util.List;
import java.util.stream.IntStream;
import ytv2.benchmarks.load.Requests;

/// Something that is measured.
///
/// @param kind from where it is answered
/// @param gzip whether the client accepts it
/// @param goals what it has to reach; empty if it is there to compare with
public record Row(String name, Kind kind, boolean gzip, List<Question> questions, List<Goal> goals) {

    /// PostgreSQL and the static route are measured with so many of the questions: a script for each has to be
    /// prepared on each of pgbench's connections.
    private static final int SAMPLE = 4;

    /// From where it is answered.
    public enum Kind {
        /// The body is made anew for each request.
        UNCACHED,
        /// The service has the answer.
        CACHED,
        /// The client has the answer, and asks whether it is still the same.
        REVALIDATED
    }

    public Row {
        questions = List.copyOf(questions);
        goals = List.copyOf(goals);
    }

    public Requests requests() {
        Requests requests = Requests.of(questions.stream().map(Question::path).toList());
        return gzip ? requests.gzipped() : requests;
    }

    /// Some of the questions, from everywhere among them.
    public List<Question> sample() {
        int size = Math.min(SAMPLE, questions.size());
        return IntStream.range(0, size)
                .mapToObj(i -> questions.get(i * questions.size() / size))
                .toList();
    }
}
