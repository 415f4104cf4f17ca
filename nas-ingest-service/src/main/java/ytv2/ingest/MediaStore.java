package ytv2.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where media lie. It knows files and no videos: what belongs to whom stands in PostgreSQL, and whoever places or
/// removes a file holds the lock of its name ([LockStore#lockNames]).
///
/// All of it blocks; not for event loop threads. An [IOException] means that the storage failed.
public interface MediaStore {

    /// The file at the top of the store that says whose it is.
    String MARK = ".ytv2-exports";

    /// What marks it, so that no other store is taken for it; empty if nothing does, or if there is no store.
    Optional<String> mark() throws IOException;

    /// Marks the store, which comes into being if there is none.
    void mark(String id) throws IOException;

    /// Receives a file to its end, and has it on the disk when it returns; nothing of it is left if it does not.
    StagedFile stage(InputStream bytes) throws IOException;

    /// Gives a staged file a second name, under which it can be put in another place as well.
    String stageAgain(String staged) throws IOException;

    /// Gives a staged file up. If there is none, nothing happens.
    void discard(String staged) throws IOException;

    /// Puts a staged file in its place, instead of what may be there. If it is there already, nothing happens.
    ///
    /// @param name path below the exports, with `/` between names
    /// @param sha256 of the staged file
    /// @return `false` if it is lost: neither staged nor in its place
    boolean place(String staged, String name, byte[] sha256) throws IOException;

    /// Whether a file with these bytes is in its place.
    boolean holds(String name, byte[] sha256) throws IOException;

    /// @return whether there was such a file
    boolean remove(String name) throws IOException;

    /// The size of a file in its place; empty if there is none.
    Optional<Long> size(String name) throws IOException;

    /// The digest of a file that is in its place.
    byte[] sha256(String name) throws IOException;

    /// The names of all files that may be audio.
    List<String> audioNames() throws IOException;

    /// The staged files that nobody has written to since then.
    List<String> stagedBefore(Instant time) throws IOException;
}
