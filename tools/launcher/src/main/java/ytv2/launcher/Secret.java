package ytv2.launcher;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes passwords and tokens.
public final class Secret {

    /// 256 bits: 43 characters that need no escaping in a URL, in SQL or in a properties file.
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    public static String generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
