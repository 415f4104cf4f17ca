package ytv2.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.CommandRun;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

class DoctorCommandIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path data;

    @BeforeEach
    void useFreePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            writePorts(one.getLocalPort(), other.getLocalPort());
        }
    }

    @Test
    void everythingIsChecked() {
        CommandRun run = doctor(separateUsers());

        assertThat(run.output())
                .containsPattern("ok +JDK +Java 2")
                .containsPattern("ok +dashboard port +\\d+ is free")
                .containsPattern("ok +ingest port +\\d+ is free")
                .containsPattern("ok +ingest health +not running")
                .containsPattern("(ok|warn) +disk of the stack +[0-9.]+ GiB free")
                .containsPattern("ok +database +postgres://ytv2_owner@.*: connected in \\d+ ms, answers in")
                .containsPattern("ok +server version +PostgreSQL 1")
                .containsPattern("ok +encoding and case +UTF8")
                .containsPattern("ok +extension pgcrypto +present")
                .containsPattern("ok +extension pg_trgm +present")
                .containsPattern("ok +schema +at version \\d+, the newest known")
                .containsPattern("ok +connections +\\d+ of \\d+ are left")
                .containsPattern("ok +clock +0\\.\\d+ s apart")
                .containsPattern("ok +users of the services +ytv2_ingest and ytv2_dashboard")
                .containsPattern("ok +rights of ingest +reads and writes rows")
                .containsPattern("ok +rights of dashboard +reads, and can write nothing")
                .containsPattern("ok +login of ingest +ytv2_ingest at ")
                .containsPattern("ok +login of dashboard +ytv2_dashboard at ")
                .doesNotContain("password", "secret");
    }

    @Test
    void exitCodeTellsOfAFailure() throws SQLException {
        try (Session superuser = DATABASE.superuser()) {
            boolean durable = "on".equals(superuser.text("SHOW fsync"));

            CommandRun run = doctor(separateUsers());

            assertThat(run.output().contains("FAIL  durability")).isNotEqualTo(durable);
            assertThat(run.exitCode()).isEqualTo(durable ? 0 : 1);
        }
    }

    @Test
    void saysThatBothServicesRunAsOneUser() {
        CommandRun run =
                doctor(Map.of("DATABASE_URL", DATABASE.url("ytv2_owner").toUri()));

        assertThat(run.output())
                .containsPattern("warn +users of the services +both services run as one user, ytv2_owner, .* -> let a "
                        + "superuser run GRANT ytv2_ingest, ytv2_dashboard TO ytv2_owner\n")
                .containsPattern("warn +rights of dashboard +may change the schema")
                .containsPattern("warn +rights of ingest +may change the schema or .*, may change events");
    }

    @Test
    void oneUserThatMayTakeTheRolesIsFine() {
        DatabaseUrl superuser = DATABASE.superuserUrl();

        CommandRun run = doctor(Map.of("DATABASE_URL", superuser.toUri()));

        assertThat(run.output())
                .containsPattern("ok +users of the services +both connect as " + superuser.user() + " and work as")
                .containsPattern("ok +rights of dashboard")
                .containsPattern("ok +rights of ingest");
    }

    @Test
    void dashboardThatMayWriteIsNoticed() throws SQLException {
        try (Session owner = DATABASE.owner()) {
            owner.run("GRANT INSERT ON content_event TO ytv2_dashboard");
            try {
                assertThat(doctor(separateUsers()).output()).containsPattern("warn +rights of dashboard +may write");
            } finally {
                owner.run("REVOKE INSERT ON content_event FROM ytv2_dashboard");
            }
        }
    }

    @Test
    void emptyDatabaseLacksItsSchema() throws SQLException {
        try (TestDatabase empty = TestDatabase.empty()) {
            CommandRun run =
                    doctor(Map.of("DATABASE_URL", empty.url("ytv2_owner").toUri()));

            assertThat(run.output())
                    .containsPattern("FAIL +schema +empty, lacks \\[001.* -> ./ytv2 schema up")
                    .containsPattern("ok +extension pg_trgm +not there yet; ./ytv2 schema up creates it");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void portOfAnotherProgramIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            writePorts(other.getLocalPort(), 1);

            CommandRun run = doctor(separateUsers());

            assertThat(run.output())
                    .contains(other.getLocalPort() + " is taken by another program -> end it, or start with another");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void exportsThatAreNotThoseOfTheDatabaseAreNoticed(@TempDir Path exports) throws Exception {
        Map<String, String> environment = new HashMap<>(separateUsers());
        environment.put("EXPORTS_DIR", exports.toString());
        assertThat(doctor(environment).output())
                .containsPattern("ok +exports +.* becomes that of this database with the first upload");
        try (Session owner = DATABASE.owner()) {
            owner.run("INSERT INTO media_directory DEFAULT VALUES");
            owner.run("INSERT INTO media_removal (name) VALUES ('audio/a.mp3')");
            try {
                String id = owner.text("SELECT id FROM media_directory");

                CommandRun run = doctor(environment);

                assertThat(run.output())
                        .containsPattern(
                                "FAIL +exports +uploads are refused: .*/.ytv2-exports is missing -> mount the disk")
                        .contains("write the line " + id + " into it");
                assertThat(run.exitCode()).isEqualTo(1);
                Files.writeString(exports.resolve(".ytv2-exports"), "another\n");
                assertThat(doctor(environment).output()).contains(".ytv2-exports is that of another database");
                Files.writeString(exports.resolve(".ytv2-exports"), id + "\n");
                assertThat(doctor(environment).output()).containsPattern("ok +exports +.* is that of this database");
            } finally {
                owner.run("DELETE FROM media_directory");
                owner.run("DELETE FROM media_removal");
            }
        }
    }

    @Test
    void worksWithTheDatabaseDown() {
        DatabaseUrl nobody = new DatabaseUrl("127.0.0.1", 1, "ytv2", "u", "secret", "disable");

        CommandRun run = doctor(Map.of("DATABASE_URL", nobody.toUri()));

        assertThat(run.output())
                .containsPattern("FAIL +database +postgres://u@127.0.0.1:1/ytv2: Connection to 127.0.0.1:1 refused")
                .containsPattern("warn +clock +not checked")
                .containsPattern("ok +JDK")
                .doesNotContain("secret");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void databaseThatDoesNotAnswerIsWaitedForOnce() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DatabaseUrl url = new DatabaseUrl("127.0.0.1", silent.getLocalPort(), "d", "u", "p", "disable");
            Duration limit = Duration.ofSeconds(4);
            long start = System.nanoTime();

            CommandRun run = doctor(new DoctorCommand(limit), Map.of("DATABASE_URL", url.toUri()));

            assertThat(run.output())
                    .containsPattern("FAIL +database +postgres://u@127.0.0.1:\\d+/d: ")
                    .containsPattern("waiting for: database, server version, .*login of dashboard\n")
                    .containsPattern("warn +login of dashboard +not checked: the database cannot be reached");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(limit.dividedBy(2), limit.multipliedBy(2));
        }
    }

    @Test
    void worksWithoutAnyDatabase() {
        CommandRun run = doctor(Map.of());

        assertThat(run.output()).containsPattern("warn +database +none is configured -> ./ytv2 up");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void unusableUrlIsOneFindingAmongOthers() {
        CommandRun run = doctor(Map.of("DATABASE_URL", "mysql://u:secret@h/d"));

        assertThat(run.output())
                .containsPattern("FAIL +DATABASE_URL +DATABASE_URL is not usable: ")
                .containsPattern("ok +JDK")
                .doesNotContain("secret");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void jsonHasTheSameFindings() throws IOException {
        CommandRun run = doctor(Map.of(), "--json");

        JsonNode array = new JsonMapper().readTree(run.output());
        assertThat(array.isArray()).isTrue();
        assertThat(array.get(0).get("check").asText()).isEqualTo("JDK");
        assertThat(array.get(0).get("level").asText()).isEqualTo("ok");
        assertThat(array.findValuesAsText("check")).contains("database", "clock", "rights of dashboard");
    }

    private CommandRun doctor(Map<String, String> environment, String... options) {
        return doctor(new DoctorCommand(), environment, options);
    }

    private CommandRun doctor(DoctorCommand command, Map<String, String> environment, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--data";
        arguments[1] = data.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(command, environment, arguments);
    }

    private static Map<String, String> separateUsers() {
        return Map.of(
                "DATABASE_URL", DATABASE.url("ytv2_owner").toUri(),
                "DATABASE_URL_INGEST", DATABASE.url("ytv2_ingest").toUri(),
                "DATABASE_URL_DASHBOARD", DATABASE.url("ytv2_dashboard").toUri());
    }

    private void writePorts(int dashboard, int ingest) throws IOException {
        Files.writeString(
                data.resolve("stack.properties"), "dashboard.port=%d%ningest.port=%d%n".formatted(dashboard, ingest));
    }
}
