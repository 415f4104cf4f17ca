package ytv2.dashboard.answer;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A finished body in the forms in which it is sent. Each form is made when it is first asked for, and kept. Any thread
/// may ask.
public final class Answer {

    private final String mediaType;
    private final Body body;
    private final Optional<String> link;
    private final Map<Boolean, Form> forms = new ConcurrentHashMap<>();

    private Answer(String mediaType, Body body, Optional<String> link) {
        this.mediaType = mediaType;
        this.body = body;
        this.link = link;
    }

    public static Answer json(Buffer body) {
        return json(new WholeBody(body.getBytes()), Optional.empty());
    }

    /// @param link the value of the `Link` header
    public static Answer json(Body body, Optional<String> link) {
        return new Answer(JsonAnswer.MEDIA_TYPE, body, link);
    }

    public static Answer html(Buffer page) {
        return new Answer(HtmlAnswer.MEDIA_TYPE, new WholeBody(page.getBytes()), Optional.empty());
    }

    /// The value of the `Content-Type` header.
    String mediaType() {
        return mediaType;
    }

    /// The value of the `Link` header; empty for none.
    Optional<String> link() {
        return link;
    }

    /// @param body never written to: all requests are sent the same
    /// @param encoding the `Content-Encoding`; empty for none
    record Form(Buffer body, EntityTag tag, Optional<String> encoding) {}

    /// @param gzip whether the client accepts it
    Form form(boolean gzip) {
        return forms.computeIfAbsent(gzip, this::make);
    }

    /// In bytes, with room for the compressed form.
    int weight() {
        return body.length() + body.length() / 4;
    }

    private Form make(boolean gzip) {
        byte[] bytes = gzip ? body.gzip() : body.plain();
        // not copied, and not given back by whoever has sent it: others send it, too
        Buffer shared = Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes)));
        return new Form(shared, Etag.of(bytes), gzip ? Optional.of("gzip") : Optional.empty());
    }
}
