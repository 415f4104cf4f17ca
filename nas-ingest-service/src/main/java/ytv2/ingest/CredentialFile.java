package ytv2.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A file of credentials, a line each: `name right[,right] sha256:<64 hexadecimal digits>`. Empty lines and lines that
/// begin with `#` say nothing.
final class CredentialFile {

    private static final int LONGEST = 1024 * 1024;

    private static final Pattern LINE =
            Pattern.compile("(?<name>[A-Za-z0-9._-]{1,64})\\s+(?<rights>[a-z,]+)\\s+sha256:(?<digest>[0-9a-fA-F]{64})");

    private CredentialFile() {}

    /// @throws IllegalArgumentException if it is longer than any list of credentials
    static byte[] content(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw new IllegalArgumentException(file + " is longer than any list of credentials");
            }
            return content;
        }
    }

    /// @param file where the content is from
    /// @throws IllegalArgumentException naming the line that is no credential, but nothing that it says
    static List<Credential> parse(Path file, byte[] content) {
        List<Credential> credentials = new ArrayList<>();
        int number = 0;
        for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                credentials.add(parse(line.strip(), file + ", line " + number));
            }
        }
        return List.copyOf(credentials);
    }

    private static Credential parse(String line, String place) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(place + ": not \"name right[,right] sha256:<64 hexadecimal digits>\"");
        }
        return new Credential(
                parts.group("name"),
                rights(parts.group("rights"), place),
                HexFormat.of().parseHex(parts.group("digest")));
    }

    private static Set<Right> rights(String names, String place) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> Right.named(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                place + ": there is no right \"" + name + "\", but ingest, delete and upload")))
                .collect(Collectors.toSet());
    }
}
