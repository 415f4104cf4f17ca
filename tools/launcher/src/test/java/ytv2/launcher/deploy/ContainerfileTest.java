package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.launcher.deploy.Containerfile.Instruction;

/// The images' recipes, read line by line.
class ContainerfileTest {

    private static final Set<String> KEYWORDS = Set.of(
            "FROM",
            "WORKDIR",
            "COPY",
            "RUN",
            "ARG",
            "ENV",
            "USER",
            "EXPOSE",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "ENTRYPOINT",
            "CMD");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void startsFromImagesOfOneMajorVersion(String name) {
        Containerfile file = Containerfile.read(name);

        assertThat(file.instructions()).allMatch(instruction -> KEYWORDS.contains(instruction.keyword()));
        assertThat(file.all("FROM").map(Instruction::arguments))
                .hasSize(2)
                .allMatch(image -> image.matches("[a-z/-]+:[0-9][a-z0-9.-]*( AS [a-z]+)?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void runsAsAUserWithoutRights(String name) {
        Containerfile file = Containerfile.read(name);

        assertThat(file.last("USER").arguments()).matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}");
        assertThat(file.last("STOPSIGNAL").arguments()).isEqualTo("SIGTERM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void listensOnEveryAddressAtTheExposedPort(String name) {
        Containerfile file = Containerfile.read(name);

        assertThat(file.environment())
                .containsEntry("HTTP_HOST", "0.0.0.0")
                .containsEntry("PORT", file.last("EXPOSE").arguments());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void copiesWhatIsThere(String name) {
        Containerfile file = Containerfile.read(name);

        Stream<String> sources = file.all("COPY")
                .filter(copy -> !copy.arguments().startsWith("--from"))
                .flatMap(copy -> Stream.of(copy.arguments().split(" ")).limit(1));
        assertThat(sources.map(Repository::path)).isNotEmpty().allMatch(Files::exists);
    }

    /// Maven wants every module of the parent, whichever it builds.
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void copiesEveryModule(String name) {
        List<String> copied = Containerfile.read(name)
                .all("COPY")
                .map(copy -> copy.arguments().split(" ")[0])
                .toList();

        assertThat(Repository.modules())
                .allMatch(module -> copied.stream().anyMatch(source -> (module + "/").startsWith(source + "/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void runsNoShellAroundTheService(String name) {
        assertThat(Containerfile.read(name).command()).startsWith("/usr/bin/env", "java", "-jar");
    }

    @Test
    void bothIgnoreFilesSayTheSame() {
        assertThat(rules(".dockerignore"))
                .isEqualTo(rules(".containerignore"))
                .contains("**/target", "**/.git", "**/.env");
    }

    private static List<String> rules(String file) {
        return Repository.lines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
