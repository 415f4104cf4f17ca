package ytv2.dashboard.answer;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ytv2.dashboard.answer.JoinedBody.Piece;

/// Makes bodies out of pieces.
@Singleton
public class Bodies {

    private final Fragments fragments;

    Bodies(Fragments fragments) {
        this.fragments = fragments;
    }

    public Joining join() {
        return new Joining(fragments);
    }

    /// A body in the making. For one thread.
    public static final class Joining {

        private final Fragments fragments;
        private final List<Piece> pieces = new ArrayList<>();

        Joining(Fragments fragments) {
            this.fragments = fragments;
        }

        public void add(String text) {
            pieces.add(new Piece(text.getBytes(StandardCharsets.UTF_8), false));
        }

        /// A piece that is likely to come again, in this body or in others.
        public void addRecurring(Buffer bytes, int start, int end) {
            pieces.add(new Piece(bytes.getBytes(start, end), true));
        }

        public Body body() {
            return new JoinedBody(pieces, fragments);
        }
    }
}
