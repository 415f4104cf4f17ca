package ytv2.ingest.deletion;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What a client is told that named several videos at once.
///
/// @param deleted how many of them were there
/// @param errors media files that could not be removed yet; the videos are deleted all the same
/// @param message fit to show to a person
@RegisterForReflection
public record DeletionsAnswer(int deleted, List<String> errors, String message) {

    static DeletionsAnswer of(List<Deleted> all) {
        int there = Math.toIntExact(
                all.stream().filter(deleted -> deleted.content() > 0).count());
        return new DeletionsAnswer(
                there,
                all.stream()
                        .flatMap(deleted -> deleted.removal().errors().stream())
                        .toList(),
                "%d of %d were there and are deleted.".formatted(there, all.size()));
    }
}
