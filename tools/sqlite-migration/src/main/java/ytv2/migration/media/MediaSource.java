package ytv2.migration.media;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;

/// Where the legacy dashboard's files are. Only read. Any thread may fetch.
sealed interface MediaSource extends AutoCloseable permits ExportsDirectory, LegacyServer {

    /// The files that there are, as far as that can be known.
    ///
    /// @param referred what videos refer to, as paths below the exports
    List<SourceFile> files(Collection<String> referred) throws IOException;

    /// @param progress hears how many bytes more have come
    Fetched fetch(SourceFile file, LongConsumer progress) throws IOException, InterruptedException;

    /// Gives back what a fetch has taken.
    void release(Fetched.Got got) throws IOException;

    /// Whether a look at a file costs no more than reading it from a disk.
    boolean isLocal();

    /// Files that are no audio and no image by their names; to be told of.
    List<String> others();

    /// Whether the files are as they were when they were listed.
    boolean isUnchanged() throws IOException;

    @Override
    void close();
}
