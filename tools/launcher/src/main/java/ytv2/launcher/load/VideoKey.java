package ytv2.launcher.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The video a document is about, as far as order needs it: `video_id` as text, without a leading `yt:`.
///
/// Nothing is judged here; a document that is no JSON or names no video is the server's to refuse.
final class VideoKey {

    private static final JsonFactory JSON = new JsonFactory();

    private VideoKey() {}

    /// Empty if no `video_id` can be read. Where it stands twice, the last one counts, as it does for the server.
    static Optional<String> of(byte[] document) {
        String found = null;
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    found = valueOf(parser, found);
                }
            }
        } catch (IOException _) {
            // Not JSON from here on; what was found before still keeps the line in its place.
        }
        return Optional.ofNullable(found).map(VideoKey::withoutPrefix);
    }

    private static @Nullable String valueOf(JsonParser parser, @Nullable String found) throws IOException {
        boolean wanted = "video_id".equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (wanted && value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return found;
    }

    private static String withoutPrefix(String videoId) {
        return videoId.startsWith("yt:") ? videoId.substring("yt:".length()) : videoId;
    }
}
