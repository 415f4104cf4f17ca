package ytv2.migration.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Summaries as dicts in strings, without anything in them, twice, and with numbers that are none.
final class DirtySummaries {

    static final List<Dirt> ALL = List.of(
            Dirt.summary("summary_text", ""),
            Dirt.summary("summary_text", " \n\t "),
            Dirt.summary("summary_text", "\u200b\u00a0"),
            Dirt.summary("summary_text", "{}"),
            Dirt.summary("summary_text", "{'comprehensive': None, 'version': 2}"),
            Dirt.summary("summary_text", "{'comprehensive': 'cut"),
            Dirt.summary("summary_text", "{\"comprehensive\": {\"text\": [\"one\", {\"deep\": \"two\"}]}}"),
            Dirt.summary("summary_text", "{'a': \"it's\", 'b': 'say \"x\" \\'y\\' \\\\ \\x41 \\u00e9 \\n'}"),
            Dirt.summary("summary_text", "{\"comprehensive\": \"\\u0000 \\ud83d half\"}"),
            Dirt.summary("summary_text", "{'summary': ".repeat(60) + "{}" + "}".repeat(60)),
            Dirt.summary("summary_text", "{'summary': ".repeat(200) + "'deep'" + "}".repeat(200)),
            Dirt.summary("summary_text", "C:\\new\\table\nwith a break"),
            Dirt.summary("summary_text", "one\\ntwo\\r\\nthree"),
            Dirt.summary("summary_text", "one\r\ntwo\rthree"),
            Dirt.summary("summary_text", "<script>alert(1)</script>"),
            Dirt.summary("summary_text", "NUL \0 inside"),
            Dirt.summary("summary_text", new LegacyRow.RawText("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))),
            Dirt.summary("summary_text", new byte[] {(byte) 0xff, (byte) 0xfe}),
            Dirt.summary("summary_text", 42),
            Dirt.summary("summary_type", ""),
            Dirt.summary("summary_type", "Key Points"),
            Dirt.summary("summary_type", "language"),
            Dirt.summary("summary_type", "x".repeat(300)),
            Dirt.summary("summary_type", 3),
            Dirt.summary("created_at", "never"),
            (video, _) -> {
                video.summary().put("summary_text", null);
                video.content().put("summary", "{'comprehensive': 'from the row itself'}");
            },
            // the same revision of another text in each file
            (video, dashboard) -> {
                video.addVariant(videoId(video), "audio", 1, dashboard ? "heard there" : "heard here");
            },
            (video, _) -> {
                video.addVariant(videoId(video), "audio", 1, "never the latest", "is_latest", 0);
                video.addVariant(videoId(video), "audio", 2, "nor this", "is_latest", 0);
            },
            (video, _) -> {
                video.addVariant(videoId(video), "audio", 1, "the latest");
                video.addVariant(videoId(video), "audio", 2, "and the latest");
                video.addVariant(videoId(video), "audio", 9, "and the latest, too");
            },
            (video, _) -> {
                video.addVariant(videoId(video), "audio", "two", "no number");
                video.addVariant(videoId(video), "audio", -1, "below one");
                video.addVariant(videoId(video), "audio", 0, "zero");
                video.addVariant(videoId(video), "audio", null, "none");
                video.addVariant(videoId(video), "audio", 1.5, "half");
                video.addVariant(videoId(video), "audio", Integer.MAX_VALUE, "the last that fits");
                video.addVariant(videoId(video), "audio", 1L << 40, "does not fit");
            },
            (video, _) -> {
                video.addVariant(videoId(video), "audio", 1, "with all", "raw_payload", "{\"a\": NaN}");
                video.addVariant(videoId(video), "audio", 2, "with text", "raw_payload", "no JSON");
                video.addVariant(videoId(video), "audio", 3, "with a list", "raw_payload", "[1]");
                video.addVariant(videoId(video), "audio", 4, "with more", "metadata", "{\"x\": 1}");
                video.addVariant(videoId(video), "audio", 5, "with a size", "file_size", "big");
            },
            (video, _) -> {
                video.addVariant(videoId(video), "audio", 1, "");
                video.addVariant(videoId(video), "", 1, "no variant");
                video.addVariant(videoId(video), "Audio_FR", 1, "a name in another form");
                video.addVariant(videoId(video), "audio-fr:beginner", 1, "for beginners");
                video.addVariant(videoId(video), "audio", 4, "unknown", "is_latest", "perhaps");
            });

    private DirtySummaries() {}

    private static String videoId(LegacyVideo video) {
        return video.content().text("video_id");
    }
}
