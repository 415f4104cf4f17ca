package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The unit files of `deploy/systemd/`. `systemd-analyze verify` checks more, where it is installed.
class SystemdUnitTest {

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void runsTheServiceAndKeepsItIn(String name) {
        Map<String, String> unit = unit(name);

        assertThat(unit.get("ExecStart"))
                .matches("/opt/ytv2/jre/bin/java (-X\\S+ )+-jar /opt/ytv2/" + name + "/quarkus-run\\.jar");
        assertThat(unit)
                .containsEntry("EnvironmentFile", "/etc/ytv2/" + name + ".env")
                .containsEntry(
                        "Environment",
                        "PORT=" + Containerfile.read(name).last("EXPOSE").arguments() + " LC_ALL=C.UTF-8"
                                + (name.equals("ingest") ? " EXPORTS_DIR=/var/lib/" + unit.get("StateDirectory") : ""))
                .containsEntry("Restart", "always")
                .containsEntry("SuccessExitStatus", "143")
                .containsEntry("DynamicUser", "yes")
                .containsEntry("NoNewPrivileges", "yes")
                .containsEntry("ProtectSystem", "strict")
                .containsEntry("CapabilityBoundingSet", "");
    }

    /// @throws IllegalStateException if a key stands twice
    private static Map<String, String> unit(String name) {
        return Repository.lines("deploy/systemd/ytv2-" + name + ".service").stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
