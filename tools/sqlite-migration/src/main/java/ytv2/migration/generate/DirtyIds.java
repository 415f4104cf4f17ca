package ytv2.migration.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Ids that are missing, wrong or written in two ways, and rows that belong to nothing.
final class DirtyIds {

    static final List<Dirt> ALL = List.of(
            Dirt.content("video_id", ""),
            Dirt.content("video_id", "  "),
            (video, _) -> {
                video.content().put("video_id", null);
            },
            // the dashboard has lost the id, not the video
            (video, dashboard) -> {
                if (dashboard) {
                    video.content().put("video_id", null);
                }
            },
            named("not an id!\n/../"),
            named("\u00e9tang"),
            named("x".repeat(200)),
            named(".hidden"),
            Dirt.content("video_id", "yt:"),
            (video, _) -> {
                video.content().put("video_id", videoId(video).getBytes(StandardCharsets.UTF_8));
            },
            (video, _) -> {
                video.content().put("video_id", "yt:" + videoId(video) + "\0tail");
            },
            (video, _) -> {
                video.content().put("video_id", " yt:" + videoId(video) + " ");
            },
            // both forms of one id
            (video, _) -> {
                LegacyRow twin = new LegacyRow(LegacyTable.CONTENT)
                        .with("id", "again:" + videoId(video))
                        .with("video_id", "yt:" + videoId(video))
                        .with("title", "The twin")
                        .with("subcategories_json", "[\"Of the twin\"]")
                        .with(
                                "created_at",
                                Objects.requireNonNull(video.content().get("created_at")));
                video.rows().add(twin);
            },
            (video, _) -> {
                video.addVariant("yt:" + videoId(video), "audio", 1, "with its prefix");
                video.addVariant(videoId(video), "audio", 1, "without it");
            },
            (video, _) -> {
                video.summary().put("content_id", "yt:nobody" + video.index());
            },
            (video, _) -> {
                video.summary().put("content_id", null);
            },
            (video, _) -> {
                video.addVariant("nobody" + video.index(), "audio", 1, "of nobody");
                video.addVariant("", "audio", video.index(), "of no name");
            },
            (video, _) -> {
                video.content().put("id", null);
            },
            // no UTF-8
            (video, _) -> video.content()
                    .put(
                            "id",
                            new LegacyRow.RawText((videoId(video) + "\u00e9").getBytes(StandardCharsets.ISO_8859_1))));

    private DirtyIds() {}

    /// A name for the video of which PostgreSQL wants nothing.
    private static Dirt named(String name) {
        return (video, _) -> {
            video.content().put("video_id", name + video.index());
        };
    }

    private static String videoId(LegacyVideo video) {
        return video.content().text("video_id");
    }
}
