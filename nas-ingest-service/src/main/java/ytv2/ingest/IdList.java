package ytv2.ingest;

import java.util.Collection;
import java.util.stream.Collectors;
import ytv2.model.VideoId;

/// Several ids as one parameter of a statement, which takes them apart by `string_to_array(:video_ids, ' ')`: no id has
/// a space in it.
public final class IdList {

    private IdList() {}

    public static String of(Collection<VideoId> ids) {
        return ids.stream().map(VideoId::value).collect(Collectors.joining(" "));
    }

    /// In one order for all: two that lock the same videos then wait for each other instead of both for one another.
    public static String sorted(Collection<VideoId> ids) {
        return ids.stream().map(VideoId::value).sorted().collect(Collectors.joining(" "));
    }
}
