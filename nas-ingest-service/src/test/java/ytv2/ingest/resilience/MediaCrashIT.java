package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import ytv2.ingest.ExportsDirectory;
import ytv2.ingest.media.Multipart;
import ytv2.ingest.media.Samples;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.Session;
import ytv2.service.credential.Sha256;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// The packaged service whose uploads and deletes are cut off at each of their steps, with a storage that fails and a
/// client that trickles. Sessions of the test hold what a step needs, so that it stands there.
@OwnServers
@TestMethodOrder(OrderAnnotation.class)
final class MediaCrashIT {

    private static final String TOKEN = "the-token-of-the-tests";

    private static final Duration SOON = Duration.ofSeconds(20);

    /// Files of up to 2 MB, by blocks of 512 bytes: enough for the service's own.
    private static final List<String> SMALL_FILES = List.of("/bin/sh", "-c", "ulimit -f 4096; exec \"$@\"", "sh");

    @TempDir
    private static Path exports;

    private static OwnPostgres postgres;
    private static IngestProcess service;

    private final List<Session> holders = new ArrayList<>();

    @BeforeAll
    static void startBoth() throws Exception {
        // what was committed must be there after a kill, as it is with any server of the product
        postgres = OwnPostgres.started(Map.of("synchronous_commit", "on"));
        service = IngestProcess.start(postgres, settings(), SMALL_FILES);
        service.awaitReady(SOON);
    }

    @AfterAll
    static void endBoth() throws Exception {
        service.close();
        postgres.close();
    }

    @AfterEach
    void letGo() throws Exception {
        for (Session holder : holders) {
            holder.close();
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "EXPORTS_DIR", exports.toString(),
                "YTV2_DATABASE_POOL_SIZE", "16",
                "YTV2_INGEST_MEDIA_BODY_TIMEOUT", "PT2S",
                "YTV2_INGEST_MEDIA_STAGED_AGE", "PT0S");
    }

    @Test
    @Order(1)
    void storageThatFailsIs507AndKeepsNothing() throws Exception {
        ServiceLog log = service.logFromNow();
        service.store("full");

        ServiceAnswer answer =
                uploadLater("full", Arrays.copyOf(Samples.MP3, 3 << 20)).join();

        ProblemAssert.isProblem(answer, 507, "insufficient_storage");
        assertThat(log.text()).contains("The storage of media failed", "File too large");
        assertThat(ExportsDirectory.files(exports)).isEmpty();
        assertThat(column("SELECT name FROM content_artifact")).isEmpty();
        assertThat(uploadLater("full", Samples.MP3).join().status()).isEqualTo(200);
        areInLine();
    }

    @Test
    @Order(2)
    void clientThatTricklesIsToldThatItTakesTooLong() throws Exception {
        byte[] body = form(Samples.MP3, "slow");
        try (Socket socket = begin(body.length)) {
            socket.getOutputStream().write(body, 0, 20_000);
            int[] sent = {20_000};
            Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(SOON).until(() -> {
                socket.getOutputStream().write(body, sent[0]++, 1);
                return socket.getInputStream().available() > 0;
            });

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 408");
        }
        areInLine();
    }

    /// Uploads stand with half of their body sent, before their lock, with their row written, committed before the
    /// file is in place, and in place before that is written down. Deletes stand before their commit, after it, and
    /// with the file removed.
    @Test
    @Order(3)
    void whatACrashCutsOffIsDoneOrUndoneAfterIt() throws Exception {
        // Given
        for (String id : new String[] {"kept", "half", "locked", "written", "committed", "placed"}) {
            service.store(id);
        }
        for (String id : new String[] {"undeleted", "deleted", "removed"}) {
            service.store(id);
            assertThat(uploadLater(id, Samples.MP3).join().status()).isEqualTo(200);
        }
        assertThat(uploadLater("kept", Samples.MP3).join().status()).isEqualTo(200);
        assertThat(uploadLater("placed", Samples.MP3).join().status()).isEqualTo(200);
        byte[] body = form(Samples.MP3, "half");
        List<CompletableFuture<ServiceAnswer>> answers = new ArrayList<>();

        // When
        try (Socket half = begin(body.length)) {
            half.getOutputStream().write(body, 0, 20_000);
            Awaitility.await().atMost(SOON).until(() -> staged() == 1);

            Session _ = holding("SELECT lock_content('locked')");
            answers.add(uploadLater("locked", Samples.MP3));
            LockWaits.await(postgres.superuserUrl(), 1);

            Session _ = holding("SELECT FROM report_card WHERE video_id = 'written' FOR UPDATE");
            answers.add(uploadLater("written", Samples.MP3));
            LockWaits.await(postgres.superuserUrl(), 2);

            Session card = holding("SELECT FROM report_card WHERE video_id = 'committed' FOR UPDATE");
            answers.add(uploadLater("committed", Samples.MP3));
            LockWaits.await(postgres.superuserUrl(), 3);
            CompletableFuture<Session> _ = holdingNext(4, nameLock("audio/committed.mp3"));
            card.rollback();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> !column("SELECT name FROM content_artifact WHERE name = 'audio/committed.mp3'")
                            .isEmpty());
            LockWaits.await(postgres.superuserUrl(), 3);

            Session next = holding("SELECT FROM report_card WHERE video_id = 'placed' FOR UPDATE");
            answers.add(uploadLater("placed", Samples.OTHER_MP3));
            LockWaits.await(postgres.superuserUrl(), 4);
            CompletableFuture<Session> _ =
                    holdingNext(5, "SELECT FROM content_artifact WHERE name = 'audio/placed.mp3' FOR UPDATE");
            next.rollback();
            Awaitility.await().atMost(SOON).until(() -> Arrays.equals(file("audio/placed.mp3"), Samples.OTHER_MP3));

            Session _ = holding("SELECT FROM content WHERE video_id = 'undeleted' FOR UPDATE");
            answers.add(deleteLater("undeleted"));
            LockWaits.await(postgres.superuserUrl(), 5);

            Session _ = holding(nameLock("audio/deleted.mp3"));
            answers.add(deleteLater("deleted"));
            LockWaits.await(postgres.superuserUrl(), 6);

            Session name = holding(nameLock("audio/removed.mp3"));
            answers.add(deleteLater("removed"));
            LockWaits.await(postgres.superuserUrl(), 7);
            Session _ = holding("LOCK TABLE media_removal IN SHARE MODE");
            name.rollback();
            Awaitility.await().atMost(SOON).until(() -> !Files.exists(exports.resolve("audio/removed.mp3")));

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isNotDone());
            assertThat(staged()).isEqualTo(4);
            service.process().process().destroyForcibly().waitFor();
        }
        letGo();
        service = IngestProcess.start(postgres, settings());

        // Then
        areInLine();
        assertThat(ExportsDirectory.files(exports))
                .contains("audio/kept.mp3", "audio/committed.mp3", "audio/placed.mp3", "audio/undeleted.mp3")
                .doesNotContain(
                        "audio/half.mp3",
                        "audio/locked.mp3",
                        "audio/written.mp3",
                        "audio/deleted.mp3",
                        "audio/removed.mp3");
        assertThat(file("audio/placed.mp3")).isEqualTo(Samples.OTHER_MP3);
        assertThat(column("SELECT video_id FROM content_tombstone ORDER BY 1")).containsExactly("deleted", "removed");
    }

    /// An upload whose row is written, one that is committed and not in place, and a delete before its commit: the
    /// service tries them again when PostgreSQL is back.
    @Test
    @Order(4)
    void whatACrashOfPostgresqlCutsOffIsDoneWhenItIsBack() throws Exception {
        for (String id : new String[] {"written-2", "committed-2", "undeleted-2"}) {
            service.store(id);
        }
        assertThat(uploadLater("undeleted-2", Samples.MP3).join().status()).isEqualTo(200);
        Session _ = holding("SELECT FROM report_card WHERE video_id = 'written-2' FOR UPDATE");
        CompletableFuture<ServiceAnswer> written = uploadLater("written-2", Samples.MP3);
        LockWaits.await(postgres.superuserUrl(), 1);
        Session card = holding("SELECT FROM report_card WHERE video_id = 'committed-2' FOR UPDATE");
        CompletableFuture<ServiceAnswer> committed = uploadLater("committed-2", Samples.MP3);
        LockWaits.await(postgres.superuserUrl(), 2);
        CompletableFuture<Session> _ = holdingNext(3, nameLock("audio/committed-2.mp3"));
        card.rollback();
        Session _ = holding("SELECT FROM content WHERE video_id = 'undeleted-2' FOR UPDATE");
        CompletableFuture<ServiceAnswer> deleted = deleteLater("undeleted-2");
        LockWaits.await(postgres.superuserUrl(), 3);

        postgres.kill();
        postgres.start();

        for (CompletableFuture<ServiceAnswer> answer : List.of(written, committed, deleted)) {
            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        areInLine();
        assertThat(ExportsDirectory.files(exports))
                .contains("audio/written-2.mp3", "audio/committed-2.mp3")
                .doesNotContain("audio/undeleted-2.mp3");
        holders.clear();
    }

    /// Soon each file has a row with its digest, and each row its file, and nothing is left to do.
    private static void areInLine() {
        // the sweep may take a file away while it is looked at
        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptionsInstanceOf(NoSuchFileException.class)
                .untilAsserted(() -> {
                    List<String> files = new ArrayList<>();
                    for (String name : ExportsDirectory.files(exports)) {
                        files.add(name + " " + HexFormat.of().formatHex(Sha256.of(file(name))));
                    }
                    assertThat(files)
                            .containsExactlyElementsOf(
                                    column("SELECT concat_ws(' ', name, encode(sha256, 'hex'), staged)"
                                            + " FROM content_artifact ORDER BY name COLLATE \"C\""));
                    assertThat(column("SELECT name FROM media_removal")).isEmpty();
                });
    }

    private Session holding(String sql) throws Exception {
        Session holder = postgres.owner();
        holders.add(holder);
        holder.begin();
        holder.run(sql);
        return holder;
    }

    /// Takes what it is to hold as soon as the service lets go of it, before the service asks for it again.
    ///
    /// @param count sessions that then wait, with this one
    private CompletableFuture<Session> holdingNext(int count, String sql) throws Exception {
        Session holder = postgres.owner();
        holders.add(holder);
        holder.begin();
        CompletableFuture<Session> held = CompletableFuture.supplyAsync(() -> {
            try {
                holder.run(sql);
                return holder;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        LockWaits.await(postgres.superuserUrl(), count);
        return held;
    }

    private static String nameLock(String name) {
        return "SELECT pg_advisory_xact_lock(hashtextextended('" + name + "', 1))";
    }

    private static long staged() throws IOException {
        return ExportsDirectory.files(exports).stream()
                .filter(name -> name.startsWith(".staged/"))
                .count();
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(exports.resolve(name));
    }

    private static List<String> column(String sql) throws Exception {
        try (Session session = postgres.owner()) {
            return session.column(sql).stream().map(String::valueOf).toList();
        }
    }

    private static byte[] form(byte[] bytes, String videoId) {
        return Multipart.form()
                .field("video_id", videoId)
                .file("audio", "a.mp3", bytes)
                .bytes();
    }

    private static CompletableFuture<ServiceAnswer> uploadLater(String videoId, byte[] bytes) {
        return service.client()
                .postLater("/ingest/audio", form(bytes, videoId), Multipart.headers("X-INGEST-TOKEN", TOKEN));
    }

    private static CompletableFuture<ServiceAnswer> deleteLater(String videoId) {
        return service.client().postLater("/api/delete/" + videoId, new byte[0], "X-INGEST-TOKEN", TOKEN);
    }

    /// An upload whose body is still to be sent.
    private static Socket begin(int length) throws IOException {
        Socket socket = new Socket(
                service.process().url().getHost(), service.process().url().getPort());
        socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
        String headers = Stream.of(
                        "POST /ingest/audio HTTP/1.1",
                        "Host: x",
                        "X-INGEST-TOKEN: " + TOKEN,
                        "Content-Type: " + Multipart.contentType(),
                        "Content-Length: " + length)
                .reduce("", (all, line) -> all + line + "\r\n");
        socket.getOutputStream().write((headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
