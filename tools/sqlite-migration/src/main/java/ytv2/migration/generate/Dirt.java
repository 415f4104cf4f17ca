package ytv2.migration.generate;

import java.util.List;
import java.util.stream.Stream;

/// One way in which a real file is not what it should be.
interface Dirt {

    /// All of them, one after the other.
    List<Dirt> ALL = Stream.of(DirtyTimes.ALL, DirtyTypes.ALL, DirtyJson.ALL, DirtySummaries.ALL, DirtyIds.ALL)
            .flatMap(List::stream)
            .toList();

    /// @param dashboard whether it is the dashboard's copy
    void on(LegacyVideo video, boolean dashboard);

    /// Spoils every second video, each in the next way.
    static void spoil(LegacyVideo video, boolean dashboard) {
        if (video.index() % 2 == 1) {
            ALL.get(video.index() / 2 % ALL.size()).on(video, dashboard);
        }
    }

    /// The same value in a column of `content` of both files.
    static Dirt content(String column, Object value) {
        return (video, _) -> {
            video.content().put(column, value);
        };
    }

    /// The same value in a column of the first store of summaries.
    static Dirt summary(String column, Object value) {
        return (video, _) -> {
            video.summary().put(column, value);
        };
    }
}
