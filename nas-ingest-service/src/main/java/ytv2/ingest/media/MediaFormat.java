package ytv2.ingest.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a file is, told by its first bytes; what a client says of it does not matter.
enum MediaFormat {
    MP3(MediaKind.AUDIO, "audio/mpeg", Head::isMp3, "mp3"),
    M4A(MediaKind.AUDIO, "audio/mp4", Head::isMp4, "m4a", "mp4"),
    OPUS(MediaKind.AUDIO, "audio/ogg", Head::isOpus, "opus", "ogg", "oga"),
    OGG(MediaKind.AUDIO, "audio/ogg", head -> head.has(0, "OggS"), "ogg", "oga"),
    WAV(MediaKind.AUDIO, "audio/wav", head -> head.has(0, "RIFF") && head.has(8, "WAVE"), "wav"),
    FLAC(MediaKind.AUDIO, "audio/flac", head -> head.has(0, "fLaC"), "flac"),
    PNG(MediaKind.IMAGE, "image/png", head -> head.has(0, "\u0089PNG\r\n\u001a\n"), "png"),
    JPEG(MediaKind.IMAGE, "image/jpeg", head -> head.has(0, "\u00ff\u00d8\u00ff"), "jpg", "jpeg"),
    WEBP(MediaKind.IMAGE, "image/webp", head -> head.has(0, "RIFF") && head.has(8, "WEBP"), "webp"),
    GIF(MediaKind.IMAGE, "image/gif", head -> head.has(0, "GIF87a") || head.has(0, "GIF89a"), "gif"),
    AVIF(MediaKind.IMAGE, "image/avif", head -> head.isBrand(Set.of("avif", "avis")), "avif");

    /// So many bytes tell, in all of these formats.
    static final int HEAD = 64;

    private final MediaKind kind;
    private final String mediaType;
    private final Predicate<Head> signature;
    private final List<String> extensions;

    MediaFormat(MediaKind kind, String mediaType, Predicate<Head> signature, String... extensions) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.signature = signature;
        this.extensions = List.of(extensions);
    }

    /// @param head the first bytes of a file, or all of a shorter one
    static Optional<MediaFormat> of(MediaKind kind, byte[] head) {
        Head start = new Head(head);
        return Arrays.stream(values())
                .filter(format -> format.kind == kind && format.signature.test(start))
                .findFirst();
    }

    /// The names of all formats of a kind, for people.
    static String names(MediaKind kind) {
        return Arrays.stream(values())
                .filter(format -> format.kind == kind)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    MediaKind kind() {
        return kind;
    }

    String mediaType() {
        return mediaType;
    }

    /// That of names that are ours.
    String extension() {
        return extensions.getFirst();
    }

    /// A client's extension, if this may be so called.
    String extension(String wished) {
        String lower = wished.toLowerCase(Locale.ROOT);
        return extensions.contains(lower) ? lower : extension();
    }

    private record Head(byte[] bytes) {

        /// MPEG-4 without a word of what is in it; audio alone is not told apart from video.
        private static final Set<String> MP4 =
                Set.of("M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash", "MSNV");

        boolean has(int offset, String signature) {
            byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
            return bytes.length >= offset + wanted.length
                    && Arrays.equals(bytes, offset, offset + wanted.length, wanted, 0, wanted.length);
        }

        boolean isBrand(Set<String> brands) {
            return has(4, "ftyp")
                    && bytes.length >= 12
                    && brands.contains(new String(bytes, 8, 4, StandardCharsets.ISO_8859_1));
        }

        boolean isMp4() {
            return isBrand(MP4);
        }

        /// The first page of an Ogg stream has one segment, whose length stands before it.
        boolean isOpus() {
            return has(0, "OggS") && has(28, "OpusHead");
        }

        boolean isMp3() {
            return isTagged() || isFrame();
        }

        /// @see <a href="https://id3.org/id3v2.4.0-structure">ID3v2, header</a>
        private boolean isTagged() {
            return has(0, "ID3")
                    && bytes.length >= 10
                    && bytes[3] != -1
                    && bytes[4] != -1
                    && bytes[6] >= 0
                    && bytes[7] >= 0
                    && bytes[8] >= 0
                    && bytes[9] >= 0;
        }

        /// The header of a frame of layer III (ISO/IEC 11172-3, 2.4.1.3): 11 bits of sync, and no reserved value of
        /// version, layer, bit rate or sampling rate.
        private boolean isFrame() {
            if (bytes.length < 4) {
                return false;
            }
            int second = Byte.toUnsignedInt(bytes[1]);
            int third = Byte.toUnsignedInt(bytes[2]);
            boolean sync = bytes[0] == -1 && (second & 0xe0) == 0xe0;
            boolean version = (second & 0x18) != 0x08;
            boolean layer = (second & 0x06) == 0x02;
            boolean bitRate = (third & 0xf0) != 0xf0 && (third & 0xf0) != 0;
            boolean samplingRate = (third & 0x0c) != 0x0c;
            return sync && version && layer && bitRate && samplingRate;
        }
    }
}
