package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.Child;

final class ServiceProcessTest {

    @Test
    void namesOfFilesAreUtf8WhateverTheCallersLocaleIs(@TempDir Path directory) {
        Child child = ServiceProcess.child(
                "dashboard",
                new StackDirectory(directory),
                List.of("-jar", "dashboard.jar"),
                8080,
                Map.of("LC_ALL", "C", "PORT", "8080"));

        assertThat(child.environment()).containsEntry("LC_ALL", "C.UTF-8").containsEntry("PORT", "8080");
    }
}
