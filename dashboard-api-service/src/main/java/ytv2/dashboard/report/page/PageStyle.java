package ytv2.dashboard.report.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The style sheet that stands in every page, and the policy that lets nothing but it and pictures and sound in.
@Singleton
public final class PageStyle {

    private final String css;
    private final String policy;

    PageStyle() {
        byte[] bytes = resource("page.css");
        this.css = new String(bytes, StandardCharsets.UTF_8);
        this.policy = "default-src 'none'; style-src 'sha256-" + sha256(bytes)
                + "'; img-src 'self' https: data:; media-src 'self' https:; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'";
    }

    String css() {
        return css;
    }

    /// As `Content-Security-Policy` says it: no script runs, whatever a report contains.
    String policy() {
        return policy;
    }

    private static byte[] resource(String name) {
        try (InputStream stream = PageStyle.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
