package ytv2.migration.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/// What a pair of files is to hold. The same recipe makes the same rows.
///
/// @param videos rows of `content` on the NAS
/// @param curated how many of them have categories that were set by hand
/// @param summaryBytes about how long a summary is
/// @param dirty whether every second video is spoilt in one way or another
/// @param without columns that the files lack
/// @param variants whether the files have the table `summary_variants`
public record Recipe(
        long seed, int videos, int curated, int summaryBytes, boolean dirty, Set<String> without, boolean variants) {

    /// After every time in the files.
    static final Instant END = Instant.parse("2025-06-01T00:00:00Z");

    /// Seven hours and a minute, so that every hour of the day comes; less where three years would be exceeded.
    private static final Duration STEP = Duration.ofMinutes(421);

    private static final Duration SPAN = Duration.ofDays(3 * 365);

    public Recipe {
        if (videos < 0 || curated < 0 || curated > videos) {
            throw new IllegalArgumentException(curated + " of " + videos + " videos cannot be curated");
        }
        without = Set.copyOf(without);
    }

    /// A clean pair, of which all but each 68th video is curated.
    public static Recipe clean(int videos) {
        return new Recipe(1, videos, videos - videos / 68, 1500, false, Set.of(), true);
    }

    /// The same, spoilt.
    public Recipe spoilt() {
        return new Recipe(seed, videos, curated, summaryBytes, true, without, variants);
    }

    /// The same with shorter or longer summaries.
    public Recipe withSummaryBytes(int bytes) {
        return new Recipe(seed, videos, curated, bytes, dirty, without, variants);
    }

    /// The same without some columns.
    public Recipe without(String... columns) {
        return new Recipe(seed, videos, curated, summaryBytes, dirty, Set.of(columns), variants);
    }

    /// The same without the second store of summaries.
    public Recipe withoutVariants() {
        return new Recipe(seed, videos, curated, summaryBytes, dirty, without, false);
    }

    /// The id of a video, without `yt:`. No two are the same.
    public String videoId(int index) {
        long mixed = mix(seed * 1_000_003 + index);
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (mixed >>> (8 * i));
        }
        String digits = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return index % 33 == 0 ? "reddit:" + digits.toLowerCase(java.util.Locale.ROOT) + index : digits;
    }

    /// What the dashboard's file says otherwise of it than the NAS's.
    public Divergence divergence(int index) {
        return Divergence.of(index, videos);
    }

    /// Whether its categories were set by hand. Those that were not are spread evenly.
    public boolean isCurated(int index) {
        long before = (long) index * curated / Math.max(1, videos);
        return ((long) index + 1) * curated / Math.max(1, videos) > before;
    }

    Instant createdAt(int index) {
        long seconds = Math.min(STEP.toSeconds(), SPAN.toSeconds() / Math.max(1, videos));
        return END.minusSeconds(seconds * (videos - index));
    }

    /// The finaliser of SplitMix64: different numbers stay different.
    static long mix(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
