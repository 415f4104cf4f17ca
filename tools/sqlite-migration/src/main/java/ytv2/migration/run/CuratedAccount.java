package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ytv2.migration.cast.Curation;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.VideoReader;
import ytv2.migration.target.StoredVideos;
import ytv2.migration.target.StoredVideos.State;
import ytv2.model.VideoId;

/// Where each video is that somebody has categorised by hand: counted in the files and in PostgreSQL, apart from the
/// run that took them in.
final class CuratedAccount {

    /// What can become of a curated video.
    enum Fate {
        LIVE,
        DELETED_BY_RULE,
        DELETED,
        REJECTED,
        /// Somebody has written it in PostgreSQL since, without them.
        CHANGED,
        UNEXPLAINED;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);

    private CuratedAccount() {}

    /// @param stored read to its end
    /// @param refused the videos that PostgreSQL has refused
    /// @param files get the list
    static CuratedAccount of(List<SqliteFile> sources, StoredVideos stored, Set<String> refused, ReportFiles files)
            throws SQLException, IOException {
        CuratedAccount account = new CuratedAccount();
        try (VideoReader videos = new VideoReader(sources, List.of(SourceTable.CONTENT))) {
            while (videos.hasNext()) {
                SourceVideo video = videos.next();
                Curation curation = curation(video);
                if (curation != Curation.NONE) {
                    Fate fate = refused.contains(video.key()) ? Fate.REJECTED : fate(video, curation, stored);
                    long _ = account.fates.merge(fate, 1L, Long::sum);
                    files.curated(
                            fate.slug(),
                            video.key().isEmpty() ? video.rows().getFirst().place() : video.key());
                }
            }
        }
        return account;
    }

    /// Of several rows the best: what one of them says can be read, is not lost because another cannot.
    private static Curation curation(SourceVideo video) {
        List<Curation> rows = video.rows().stream()
                .map((SourceRow row) -> Curation.of(row.cell("subcategories_json")))
                .toList();
        return rows.contains(Curation.CURATED)
                ? Curation.CURATED
                : rows.contains(Curation.UNREADABLE) ? Curation.UNREADABLE : Curation.NONE;
    }

    private static Fate fate(SourceVideo video, Curation curation, StoredVideos stored) throws SQLException {
        if (!isId(video.key())) {
            return Fate.REJECTED;
        }
        State state = stored.state(video.key());
        return switch (state) {
            case CURATED -> Fate.LIVE;
            case DELETED_BY_RULE -> Fate.DELETED_BY_RULE;
            case DELETED -> Fate.DELETED;
            case WRITTEN -> Fate.CHANGED;
            case LIVE -> curation == Curation.UNREADABLE ? Fate.REJECTED : Fate.UNEXPLAINED;
            case MISSING -> Fate.UNEXPLAINED;
        };
    }

    private static boolean isId(String key) {
        try {
            VideoId _ = new VideoId(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    long count(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    long total() {
        return fates.values().stream().mapToLong(Long::longValue).sum();
    }

    /// `67 curated in the files = 63 live + 4 deleted on the dashboard + 0 deleted here + 0 changed here + 0 rejected;
    /// unexplained: 0`
    String line() {
        return String.format(
                Locale.ROOT,
                "%,d curated in the files = %,d live + %,d deleted on the dashboard + %,d deleted here + %,d changed here"
                        + " + %,d rejected;"
                        + " unexplained: %,d",
                total(),
                count(Fate.LIVE),
                count(Fate.DELETED_BY_RULE),
                count(Fate.DELETED),
                count(Fate.CHANGED),
                count(Fate.REJECTED),
                count(Fate.UNEXPLAINED));
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("total", total());
        for (Fate fate : Fate.values()) {
            json.put(fate.slug(), count(fate));
        }
        return json;
    }
}
