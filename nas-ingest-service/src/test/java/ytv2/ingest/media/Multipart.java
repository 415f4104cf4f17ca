package ytv2.ingest.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A form as clients send it (RFC 7578).
public final class Multipart {

    private static final String BOUNDARY = "the-boundary-of-the-tests";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public static Multipart form() {
        return new Multipart();
    }

    public Multipart field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    public Multipart file(String name, String fileName, byte[] bytes) {
        return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", bytes);
    }

    private Multipart part(String disposition, byte[] bytes) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n");
        body.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    public static String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /// Headers of a request with such a form, and others.
    public static String[] headers(String... others) {
        List<String> headers = new ArrayList<>(List.of("Content-Type", contentType()));
        headers.addAll(List.of(others));
        return headers.toArray(String[]::new);
    }
}
