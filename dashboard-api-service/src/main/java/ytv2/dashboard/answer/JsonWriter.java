package ytv2.dashboard.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;

/// Writes our own records.
@Singleton
public class JsonWriter {

    private final ObjectMapper mapper;

    JsonWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public Buffer write(Object ours) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(ours));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Our own records can be written", impossible);
        }
    }
}
