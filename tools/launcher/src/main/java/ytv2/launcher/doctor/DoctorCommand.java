package ytv2.launcher.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseOption;
import ytv2.launcher.database.DatabaseUrls;

/// Asks all questions at once and says the answers in order.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks machine, database, roles and services; changes nothing.",
            "One line each. Exit code 0: nothing has failed; 1: something has."
        })
public final class DoctorCommand implements Callable<Integer> {

    /// Each question has its own limit; this one is for those that do not keep theirs, such as a disk that hangs.
    private static final Duration ALL_TOGETHER = Duration.ofSeconds(15);

    @Mixin
    private DatabaseOption database;

    @Option(names = "--json", description = "Prints a JSON array instead of lines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /// A check with its answer.
    private record Answered(Check check, Finding finding) {}

    @Override
    public Integer call() {
        List<Answered> answers = answer(checks());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(answers));
        } else {
            answers.forEach(answered -> out.println(line(answered)));
        }
        return answers.stream().anyMatch(answered -> answered.finding().level() == Finding.Level.FAIL)
                ? ExitCode.SOFTWARE
                : ExitCode.OK;
    }

    private List<Check> checks() {
        StackDirectory directory = database.directory();
        List<Check> checks = new ArrayList<>();
        StackSettings settings = StackSettings.read(directory);
        checks.addAll(new MachineChecks(directory, settings).all());
        Optional<DatabaseUrls> urls = Optional.empty();
        try {
            urls = DatabaseUrls.of(settings, database.environment());
        } catch (Failure e) {
            checks.add(new Check("DATABASE_URL", () -> Finding.fail(String.valueOf(e.getMessage()), "")));
        }
        checks.addAll(new DatabaseChecks(urls).all());
        checks.addAll(new RoleChecks(urls).all());
        return checks;
    }

    private static List<Answered> answer(List<Check> checks) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Finding>> running =
                    checks.stream().map(check -> threads.submit(check::answer)).toList();
            long end = System.nanoTime() + ALL_TOGETHER.toNanos();
            List<Answered> answers = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                answers.add(new Answered(checks.get(i), await(running.get(i), end)));
            }
            return answers;
        } finally {
            // not close(), which waits for questions that hang
            threads.shutdownNow();
        }
    }

    private static Finding await(Future<Finding> answer, long end) {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Finding.fail("no answer within " + ALL_TOGETHER.toSeconds() + " s", "");
        } catch (ExecutionException e) {
            return Finding.fail("cannot be checked: " + e.getCause(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.fail("interrupted", "");
        }
    }

    private static String line(Answered answered) {
        Finding finding = answered.finding();
        String remedy = finding.remedy().isEmpty() ? "" : " -> " + finding.remedy();
        return "%-4s  %-22s %s%s"
                .formatted(finding.level().word(), answered.check().name(), finding.message(), remedy);
    }

    private static String json(List<Answered> answers) {
        List<Map<String, String>> array = answers.stream()
                .map(answered -> Map.of(
                        "check", answered.check().name(),
                        "level", answered.finding().level().word().toLowerCase(Locale.ROOT),
                        "message", answered.finding().message(),
                        "remedy", answered.finding().remedy()))
                .toList();
        try {
            return new JsonMapper().writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
