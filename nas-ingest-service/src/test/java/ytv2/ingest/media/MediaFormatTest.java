package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formats by their first bytes, as their specifications give them.
final class MediaFormatTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            AUDIO, 49443304000000000000, MP3
            AUDIO, 494433ff000000000000, none
            AUDIO, 49443304000080000000, none
            AUDIO, 494433, none
            AUDIO, fffb9000, MP3
            AUDIO, fff34000, MP3
            AUDIO, ffe36400, MP3
            AUDIO, fffbf000, none
            AUDIO, fffb0000, none
            AUDIO, fffb9c00, none
            AUDIO, ffeb9000, none
            AUDIO, fff15080, none
            AUDIO, fffb90, none
            AUDIO, 000000206674797069736f6d, M4A
            AUDIO, 00000020667479704d344120, M4A
            AUDIO, 000000206674797061766966, none
            AUDIO, 000000206674797068656963, none
            AUDIO, 52494646ffffffff57415645, WAV
            AUDIO, 52494646ffffffff57454250, none
            AUDIO, 664c6143, FLAC
            AUDIO, 4f676753, OGG
            AUDIO, 89504e470d0a1a0a, none
            IMAGE, 89504e470d0a1a0a, PNG
            IMAGE, 89504e470a1a0a00, none
            IMAGE, ffd8ffe0, JPEG
            IMAGE, 52494646ffffffff57454250, WEBP
            IMAGE, 474946383961, GIF
            IMAGE, 474946383761, GIF
            IMAGE, 474946383861, none
            IMAGE, 000000206674797061766966, AVIF
            IMAGE, 000000206674797069736f6d, none
            IMAGE, 3c737667, none
            IMAGE, 49443304000000000000, none
            """)
    void firstBytesTell(MediaKind kind, String head, @Nullable MediaFormat format) {
        assertThat(MediaFormat.of(kind, HexFormat.of().parseHex(head))).isEqualTo(Optional.ofNullable(format));
    }

    @Test
    void opusIsToldFromOtherOgg() {
        byte[] head = ("OggS" + "\0".repeat(24) + "OpusHead").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MediaFormat.of(MediaKind.AUDIO, head)).contains(MediaFormat.OPUS);
    }

    @ParameterizedTest
    @CsvSource({"JPEG, JPEG, jpeg", "JPEG, png, jpg", "OPUS, ogg, ogg", "MP3, '', mp3", "M4A, mp4, mp4"})
    void extensionIsTrue(MediaFormat format, String wished, String extension) {
        assertThat(format.extension(wished)).isEqualTo(extension);
    }

    @Test
    void longNamesEnd() {
        FileName name = FileName.of("x".repeat(500) + ".mp3").orElseThrow();

        assertThat(name.clean(MediaFormat.MP3, "-" + "0".repeat(64)))
                .hasSizeLessThan(250 - "images/".length())
                .endsWith(".mp3");
        assertThat(FileName.of("a/b/")).isEmpty();
        assertThat(FileName.of("...").orElseThrow().clean(MediaFormat.PNG, "")).isEqualTo("_.png");
    }
}
