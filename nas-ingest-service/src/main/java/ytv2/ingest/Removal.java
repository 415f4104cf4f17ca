package ytv2.ingest;

import java.util.List;
import java.util.stream.Stream;

/// What came of removing files.
///
/// @param removed how many there were
/// @param errors which are still there, fit to show to a person; they are removed later
public record Removal(int removed, List<String> errors) {

    /// Where there was nothing to remove.
    public static final Removal NOTHING = new Removal(0, List.of());

    static final Removal ONE = new Removal(1, List.of());

    public Removal {
        errors = List.copyOf(errors);
    }

    static Removal failed(String error) {
        return new Removal(0, List.of(error));
    }

    /// All together.
    public static Removal of(List<Removal> all) {
        return all.stream()
                .reduce(
                        NOTHING,
                        (one, other) -> new Removal(
                                one.removed() + other.removed(),
                                Stream.concat(one.errors().stream(), other.errors().stream())
                                        .toList()));
    }
}
