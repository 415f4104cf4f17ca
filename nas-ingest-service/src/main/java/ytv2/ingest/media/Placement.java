package ytv2.ingest.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.model.VideoId;

/// Under which names a file is stored, and what is to be written for that.
///
/// @param name the one to tell the client
/// @param writes what is not so already
record Placement(String name, List<Write> writes) {

    /// What lies in the directory under a name.
    enum Found {
        NOTHING,
        THE_SAME,
        ANOTHER
    }

    /// A row that is to be written.
    ///
    /// @param staged the staged file to put in place
    /// @param news whether anybody is to be told: not where only a lost file is put in its place again
    record Write(String name, String staged, boolean news) {}

    Placement {
        writes = List.copyOf(writes);
    }

    /// A name that derives from an id is that video's: what is there is replaced. Under a name that the client chose,
    /// nobody's bytes are. Of a video's files in several formats the newest is heard: one that is there already
    /// and not heard is put in its place once more.
    ///
    /// @param target the video
    /// @param shown where the video is heard so far; empty if it is not
    /// @param rows what is stored, by name
    /// @param files what lies in the directory, by name
    static Placement of(
            StoreMedia command,
            UploadTarget target,
            String shown,
            Map<String, StoredArtifact> rows,
            Map<String, Found> files) {
        Optional<VideoId> known = target.known();
        Optional<String> idName = known.flatMap(command::idName);
        Optional<String> clientName = command.clientNames().stream()
                .filter(name -> idName.filter(name::equals).isPresent()
                        || !target.foreign().contains(name)
                                && isFree(command, known, rows.get(name), files.getOrDefault(name, Found.NOTHING)))
                .findFirst();
        List<Write> writes = new ArrayList<>();
        Stream.concat(idName.stream(), clientName.stream()).distinct().forEach(name -> {
            String staged =
                    writes.isEmpty() ? command.file().name() : command.second().orElseThrow();
            boolean newest = idName.filter(name::equals).isEmpty() || shown.equals(StoredMedia.publicUrl(name));
            write(command, known, name, rows.get(name), files.getOrDefault(name, Found.NOTHING), staged)
                    .or(() -> newest ? Optional.empty() : Optional.of(new Write(name, staged, true)))
                    .ifPresent(writes::add);
        });
        return new Placement(clientName.or(() -> idName).orElseThrow(), writes);
    }

    private static boolean isFree(
            StoreMedia command, Optional<VideoId> known, @Nullable StoredArtifact row, Found file) {
        return row == null ? file != Found.ANOTHER : row.isSame(command.file()) && row.belongsTo(known);
    }

    private static Optional<Write> write(
            StoreMedia command,
            Optional<VideoId> known,
            String name,
            @Nullable StoredArtifact row,
            Found file,
            String staged) {
        boolean same = row != null && row.isSame(command.file()) && row.isOf(known);
        boolean there = same && row != null && row.placed() && file == Found.THE_SAME;
        return there ? Optional.empty() : Optional.of(new Write(name, staged, !same));
    }
}
