package ytv2.migration.merge;

import ytv2.migration.source.RowDigest;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceVideo;

/// A number that changes whenever anything changes that decides what becomes of a video: its rows, or the rules.
public final class Fingerprint {

    private Fingerprint() {}

    /// @return 32 bytes
    public static byte[] of(SourceVideo video, MergeRules rules) {
        RowDigest digest = new RowDigest();
        digest.add("rules " + MergeRules.VERSION);
        video.rows().stream()
                .map(SourceRow::side)
                .distinct()
                .forEach(side -> digest.add(side.slug() + rules.zone(side)));
        for (SourceRow row : video.rows()) {
            digest.add(row.side().slug());
            digest.add(row);
        }
        return digest.finish();
    }

    /// The same number for a video of which something is refused: it is not skipped, so that each run tells of it.
    public static byte[] incomplete(byte[] fingerprint) {
        byte[] marked = fingerprint.clone();
        marked[0] ^= 1;
        return marked;
    }
}
