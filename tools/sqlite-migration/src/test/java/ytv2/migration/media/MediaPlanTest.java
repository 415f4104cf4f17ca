package ytv2.migration.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MediaPlanTest {

    private static final Instant DAY = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void uploadWithoutItsCheckpointIsToldByItsOtherName() {
        String made = "audio/audio_abc_20250101_120000.mp3";
        String byId = "audio/abc.mp3";
        StoredState state = new StoredState(
                Map.of(made, artifact(made, Optional.empty()), byId, artifact(byId, Optional.of("abc"))),
                Map.of(),
                Map.of(),
                Map.of(
                        "abc",
                        new KnownVideo(
                                "abc",
                                false,
                                Optional.of("/exports/" + byId),
                                Optional.of(byId),
                                Optional.of("/exports/" + byId))),
                Set.of());

        MediaPlan.Result plan = MediaPlan.of(List.of(file(made, DAY), file(byId, DAY.plusSeconds(1))), state);

        assertThat(plan.units()).containsExactly(List.of(new MediaPlan.Piece(file(made, DAY), Optional.of("abc"))));
    }

    private static StoredArtifact artifact(String name, Optional<String> videoId) {
        return new StoredArtifact(name, videoId, "00", true, DAY.plusSeconds(60));
    }

    private static SourceFile file(String path, Instant modified) {
        return new SourceFile(path, MediaKind.AUDIO, 1, modified);
    }
}
