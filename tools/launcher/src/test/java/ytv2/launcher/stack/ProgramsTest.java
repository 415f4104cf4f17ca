package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

class ProgramsTest {

    @TempDir
    private Path temporary;

    private Path checkout = Path.of("");
    private StackDirectory directory = new StackDirectory(Path.of(""));

    @BeforeEach
    void build() throws IOException {
        checkout = temporary.resolve("a checkout");
        directory = new StackDirectory(temporary.resolve("stack")).create();
        write("tools/launcher/target/launcher.jar", "launcher");
        write("tools/launcher/target/lib/some.jar", "library");
        write("nas-ingest-service/target/quarkus-app/quarkus-run.jar", "ingest");
        write("nas-ingest-service/target/quarkus-app/lib/main/some.jar", "library");
        write("dashboard-api-service/target/quarkus-app/quarkus-run.jar", "dashboard");
    }

    @Test
    void copiesEveryProgram() {
        Programs programs = Programs.stage(checkout, directory);

        assertThat(programs.launcher()).hasContent("launcher");
        assertThat(programs.root().resolve("launcher/lib/some.jar")).hasContent("library");
        assertThat(programs.ingest()).hasContent("ingest");
        assertThat(programs.root().resolve("ingest/lib/main/some.jar")).hasContent("library");
        assertThat(programs.dashboard()).hasContent("dashboard");
    }

    @Test
    void sameBuildIsCopiedOnce() {
        assertThat(Programs.stage(checkout, directory)).isEqualTo(Programs.stage(checkout, directory));
    }

    @Test
    void rebuildLeavesRunningProgramsAlone() throws IOException {
        // Given
        Programs running = Programs.stage(checkout, directory);

        // When
        write("nas-ingest-service/target/quarkus-app/quarkus-run.jar", "another ingest");
        Programs next = Programs.stage(checkout, directory);

        // Then
        assertThat(running.ingest()).hasContent("ingest");
        assertThat(next.ingest()).hasContent("another ingest");
    }

    @Test
    void deletesCopiesOfOtherBuildsOnly() throws IOException {
        // Given
        Programs old = Programs.stage(checkout, directory);
        write("nas-ingest-service/target/quarkus-app/quarkus-run.jar", "another ingest");
        Programs current = Programs.stage(checkout, directory);
        Path server = Files.createDirectory(directory.app().resolve("postgresql-17.11.0"));

        // When
        current.deleteOthers(directory);

        // Then
        assertThat(old.root()).doesNotExist();
        assertThat(current.root()).isDirectory();
        assertThat(server).isDirectory();
    }

    @Test
    void missingProgramIsNoStackTrace() throws IOException {
        Files.delete(checkout.resolve("tools/launcher/target/launcher.jar"));

        assertThatThrownBy(() -> Programs.stage(checkout, directory))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("launcher.jar");
    }

    private void write(String name, String text) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
