package ytv2.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a credential lets its bearer do.
enum Right {
    INGEST,
    DELETE,
    UPLOAD;

    /// As it stands in files and answers.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Right> named(String wireName) {
        return Arrays.stream(values())
                .filter(right -> right.wireName().equals(wireName))
                .findFirst();
    }
}
