package ytv2.migration.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Values of other types than their columns', and texts that are none.
final class DirtyTypes {

    private static final byte[] LATIN_1 = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    static final List<Dirt> ALL = List.of(
            Dirt.content("title", 42),
            Dirt.content("title", 0.5),
            Dirt.content("title", ""),
            Dirt.content("title", " \n "),
            Dirt.content("title", "long ".repeat(4000)),
            Dirt.content("title", new byte[] {0, 1, 2, (byte) 0xff}),
            Dirt.content("title", new LegacyRow.RawText(LATIN_1)),
            Dirt.content("title", "NUL \0 inside"),
            Dirt.content("title", "\0"),
            Dirt.content("title", "\u001b[31mred\u001b[0m\u202e\r\n\ttabs\\N\\."),
            Dirt.content("title", "the \uFFFD itself"),
            Dirt.content("channel_name", LATIN_1),
            Dirt.content("channel_name", 7),
            Dirt.content("canonical_url", "javascript:alert(1)"),
            Dirt.content("thumbnail_url", new LegacyRow.RawText(new byte[] {'h', (byte) 0xc3, (byte) 0x28})),
            Dirt.content("language", 1),
            Dirt.content("language", "not a language \u2014 at all"),
            Dirt.content("duration_seconds", "12"),
            Dirt.content("duration_seconds", "12:34"),
            Dirt.content("duration_seconds", "12.6"),
            Dirt.content("duration_seconds", 1e18),
            Dirt.content("duration_seconds", Long.MIN_VALUE),
            Dirt.content("duration_seconds", "NaN"),
            Dirt.content("duration_seconds", "12d"),
            Dirt.content("duration_seconds", new byte[] {1}),
            Dirt.content("word_count", -3),
            Dirt.content("word_count", "many"),
            Dirt.content("has_audio", "yes"),
            Dirt.content("has_audio", 2),
            Dirt.content("has_audio", "True"),
            Dirt.content("has_audio", "maybe"),
            Dirt.content("has_audio", new byte[0]),
            Dirt.content("audio_duration_seconds", "long"),
            Dirt.content("view_count", 1e308),
            Dirt.content("like_count", Double.POSITIVE_INFINITY),
            Dirt.content("comment_count", "\0"));

    private DirtyTypes() {}
}
