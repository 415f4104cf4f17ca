package ytv2.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.Once.Before;
import ytv2.ingest.Once.Now;
import ytv2.service.problem.ProblemException;

/// Remembers what was answered to requests with an [IdempotencyKey], in the transaction of their effect: neither is
/// there without the other.
@Singleton
public final class RememberedAnswerStore {

    private final ObjectMapper mapper;

    RememberedAnswerStore(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// Does something, unless it was done before under this key within a day. Whoever comes while another request with
    /// the same key is at work waits for its end.
    ///
    /// @param answer what to remember of an outcome; empty for what may be tried again
    /// @throws ProblemException 422 for another request under the same key
    public <T> Uni<Once<T>> once(
            Session session,
            Optional<IdempotencyKey> key,
            String actor,
            Supplier<Uni<T>> work,
            Function<T, Optional<?>> answer) {
        if (key.isEmpty()) {
            return work.get().map(Now::new);
        }
        return claim(session, key.get(), actor)
                .chain(before -> before == null
                        ? work.get()
                                .call(outcome -> finish(session, key.get(), actor, answer.apply(outcome)))
                                .map(Now::new)
                        : Uni.createFrom().item(new Before<>(before)));
    }

    private static final String CLAIM = """
            WITH expired AS (
                DELETE FROM remembered_answer
                WHERE (actor, key) IN (
                    SELECT actor, key FROM remembered_answer
                    WHERE at < clock_timestamp() - interval '24 hours' AND (actor, key) <> (:actor, :key)
                    FOR UPDATE SKIP LOCKED)
            )
            INSERT INTO remembered_answer (actor, key, request)
            VALUES (:actor, :key, :request)
            ON CONFLICT (actor, key) DO UPDATE
                SET request = EXCLUDED.request, answer = NULL, at = EXCLUDED.at
                WHERE remembered_answer.at < clock_timestamp() - interval '24 hours'
            """;

    private static final String FIND = """
            SELECT request, answer FROM remembered_answer WHERE actor = :actor AND key = :key
            """;

    /// @return `null` if it is to be done now
    private static Uni<@Nullable String> claim(Session session, IdempotencyKey key, String actor) {
        return session.createNativeQuery(CLAIM)
                .setParameter("actor", actor)
                .setParameter("key", key.key())
                .setParameter("request", key.request())
                .executeUpdate()
                .chain(claimed -> claimed == 1
                        ? Uni.createFrom().nullItem()
                        : session.createNativeQuery(FIND, Tuple.class)
                                .setParameter("actor", actor)
                                .setParameter("key", key.key())
                                .getSingleResult()
                                .map(row -> remembered(row, key)));
    }

    private static String remembered(Tuple row, IdempotencyKey key) {
        if (!Arrays.equals(row.get("request", byte[].class), key.request())) {
            throw new ProblemException(
                    422,
                    "idempotency_key_reused",
                    "Another request was sent under this Idempotency-Key. Choose a new key for a new request.");
        }
        return row.get("answer", String.class);
    }

    private static final String REMEMBER = """
            UPDATE remembered_answer SET answer = :answer WHERE actor = :actor AND key = :key
            """;

    private static final String FORGET = "DELETE FROM remembered_answer WHERE actor = :actor AND key = :key";

    private Uni<Integer> finish(Session session, IdempotencyKey key, String actor, Optional<?> answer) {
        return answer.map(told -> session.createNativeQuery(REMEMBER).setParameter("answer", json(told)))
                .orElseGet(() -> session.createNativeQuery(FORGET))
                .setParameter("actor", actor)
                .setParameter("key", key.key())
                .executeUpdate();
    }

    /// Changes an answer that was remembered to what came of it after its transaction.
    public Uni<Void> amend(Session session, IdempotencyKey key, String actor, Object answer) {
        return finish(session, key, actor, Optional.of(answer)).replaceWithVoid();
    }

    private String json(Object answer) {
        try {
            return mapper.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Answers are records of texts and numbers", impossible);
        }
    }
}
