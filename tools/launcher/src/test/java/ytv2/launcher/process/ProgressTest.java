package ytv2.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void whatStartsIsNotHeardAnyMoreWhenTheEndHasBegun() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));

        progress.say("starting");
        progress.end();
        progress.sayAtEnd("stopping");
        progress.say("ready");
        progress.sayAtEnd("stopped");

        assertThat(said.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("^\\S+ +", "")))
                .containsExactly("starting", "stopping", "stopped");
    }
}
