package ytv2.ingest.history;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// What one client does once.
///
/// @param client its credential's name
/// @param text unlike that of any other operation
/// @param variants of the summaries that it sends; empty for what sends none
record Operation(String client, Kind kind, String video, String text, List<String> variants) {

    private static final List<String> VARIANTS =
            List.of("comprehensive", "key-points", "bullet-points", "executive", "key-insights", "audio", "audio-fr");

    enum Kind {
        INGEST,
        INGEST_AND_RESTORE,
        DELETE,
        RESTORE;

        boolean ingests() {
            return this == INGEST || this == INGEST_AND_RESTORE;
        }
    }

    static Operation next(Random random, String client, int number, int videos) {
        Kind kind = switch (random.nextInt(10)) {
            case 0, 1 -> Kind.DELETE;
            case 2 -> Kind.RESTORE;
            case 3 -> Kind.INGEST_AND_RESTORE;
            default -> Kind.INGEST;
        };
        List<String> variants = VARIANTS.stream()
                .filter(variant -> kind.ingests() && random.nextInt(3) == 0)
                .toList();
        return new Operation(client, kind, "v" + random.nextInt(videos), client + "-" + number, variants);
    }

    String path() {
        return switch (kind) {
            case INGEST, INGEST_AND_RESTORE -> "/ingest/report";
            case DELETE -> "/api/delete/" + video;
            case RESTORE -> "/api/restore/" + video;
        };
    }

    String document() {
        if (!kind.ingests()) {
            return "";
        }
        String summaries = variants.stream()
                .map(variant -> "{\"variant\":\"%s\",\"text\":\"%s\"}".formatted(variant, text))
                .collect(Collectors.joining(","));
        return "{\"video_id\":\"%s\",\"title\":\"%s\",\"restore\":%s,\"summary_variants\":[%s]}"
                .formatted(video, text, kind == Kind.INGEST_AND_RESTORE, summaries);
    }

    @Override
    public String toString() {
        return text + " " + kind.name().toLowerCase(Locale.ROOT) + " " + video + " " + variants;
    }
}
