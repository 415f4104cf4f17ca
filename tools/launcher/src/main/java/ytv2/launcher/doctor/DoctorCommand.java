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
import ytv2.launcher.doctor.Examination.Answered;

/// Asks all questions at once and says the answers in order.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks machine, database, roles and services; changes nothing.",
            "One line each. Exit code 0: nothing has failed; 1: something has."
        })
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOption database;

    @Option(names = "--json", description = "Prints a JSON array instead of lines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Duration limit;

    public DoctorCommand() {
        this(Check.LIMIT);
    }

    /// @param limit how long the database may take to answer
    DoctorCommand(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        // Not among the answers, which a program may read.
        Examination examination = new Examination(checks(), spec.commandLine().getErr()::println);
        List<Answered> answers = examination.run(json ? _ -> {} : answered -> out.println(line(answered)));
        if (json) {
            out.println(json(answers));
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
        Database asked = new Database(urls, limit);
        checks.addAll(new DatabaseChecks(asked).all());
        checks.add(ExportsCheck.of(directory, database.environment()).in(asked));
        checks.addAll(new RoleChecks(asked).all());
        return checks;
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
