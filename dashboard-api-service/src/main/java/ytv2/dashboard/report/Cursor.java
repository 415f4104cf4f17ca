package ytv2.dashboard.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// A place in a list: behind one row, whatever comes and goes before it. Clients pass it on unread.
///
/// @param place the name of the order, with `+` where the row's title matched what is searched for
/// @param key the row's sort key, for [CursorKey]
/// @param page the number of the page that begins here
record Cursor(String place, String key, String videoId, int page) {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private static final int MEMBERS = 4;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /// @throws ProblemException 400 if no answer has given it out
    static Cursor parse(String text) {
        try {
            String[] members = MAPPER.readValue(Base64.getUrlDecoder().decode(text), String[].class);
            if (members.length != MEMBERS || List.of(members).getLast().length() > 9) {
                throw foreign();
            }
            Cursor cursor = new Cursor(members[0], members[1], members[2], Integer.parseInt(members[3]));
            if (cursor.page < 1 || cursor.videoId.indexOf('\0') >= 0) {
                throw foreign();
            }
            return cursor;
        } catch (IOException | IllegalArgumentException | NullPointerException _) {
            throw foreign();
        }
    }

    String write() {
        try {
            String json = MAPPER.writeValueAsString(List.of(place, key, videoId, String.valueOf(page)));
            return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts can be written", impossible);
        }
    }

    /// For the statement.
    ///
    /// @throws ProblemException 400 if no row of the order can have such a key
    Object key(CursorKey type) {
        try {
            return type.parse(key);
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
    }

    static ProblemException foreign() {
        String message = "is not one that this list has given out; begin without it";
        return new ProblemException(
                400, "invalid_cursor", "Parameter cursor " + message + ".", List.of(new Violation("cursor", message)));
    }
}
