package ytv2.migration.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ytv2.migration.PeriodConverter;
import ytv2.migration.ProgressLine;
import ytv2.migration.ReportOptions;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.target.TargetFailure;

/// Takes audio and images over.
@Command(
        name = "media",
        mixinStandardHelpOptions = true,
        description = {
            "Stores the audio and images of the legacy dashboard, and gives videos the urls under which they are"
                    + " served now.",
            "Files go through the ingest service, whose credential is in INGEST_TOKEN. It may be stopped and run again"
                    + " at any time, before and after ./ytv2 migrate run: what is stored already is skipped. What was"
                    + " deleted or uploaded here stays so. The source is only read."
        })
public final class MediaCommand implements Callable<Integer> {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// After the first download that failed; then twice as long each time.
    private static final Duration DOWNLOAD_PAUSE = Duration.ofSeconds(1);

    @Option(
            names = "--from",
            paramLabel = "DIR|URL",
            required = true,
            description = "The legacy dashboard's exports directory, or its address (https://host).")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "The ingest service. Default: INGEST_URL, else that of the stack in --data.")
    private @Nullable String to;

    @Option(
            names = "--secret-env",
            paramLabel = "NAME",
            defaultValue = "SYNC_SECRET",
            description = "Variable with the secret that a URL wants as bearer. Default: ${DEFAULT-VALUE}.")
    private String secretVariable = "SYNC_SECRET";

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "4",
            description = "Files at a time. Default: ${DEFAULT-VALUE}.")
    private int jobs = 4;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = PeriodConverter.class,
            description = "How long an ingest service that is away is waited for. Default: ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ofMinutes(10);

    @Option(
            names = "--stall-limit",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = PeriodConverter.class,
            description = "A download of which nothing comes for so long is tried again. Default: ${DEFAULT-VALUE}.")
    private Duration stallLimit = Duration.ofSeconds(60);

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /// @param environment names the target, and holds credentials
    public MediaCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (jobs < 1 || jobs > 64) {
            throw new ParameterException(spec.commandLine(), "--jobs must be 1 to 64");
        }
        Instant begun = Instant.now();
        URI address = ingestAddress();
        String token = token();
        TargetDatabase target = TargetDatabase.of(environment);
        try (MediaSource source = source();
                MediaTables tables = new MediaTables(target.open());
                IngestClient service = new IngestClient(address, token);
                MediaReport report = new MediaReport(reports.directory(), "media-" + NAME.format(begun))) {
            boolean unchanged = transfer(source, tables, service, report);
            report.renamed(tables.rename());
            report.missing(tables.missing().stream()
                    .filter(place -> MediaKind.of(pathOf(place.url())).isPresent())
                    .toList());
            report.print(spec.commandLine().getOut(), Duration.between(begun, Instant.now()));
            ObjectNode result = report.toJson();
            result.put("from", from);
            result.put("to", address.toString());
            result.put("source_unchanged", unchanged);
            reports.write("media", result);
            return report.exitCode();
        }
    }

    /// @return whether the source is as it was
    private boolean transfer(MediaSource source, MediaTables tables, IngestClient service, MediaReport report)
            throws IOException, SQLException, InterruptedException {
        StoredState state = tables.state();
        List<SourceFile> files = source.files(state.referred());
        source.others().forEach(path -> report.note(path, "is neither audio nor image by its name"));
        MediaPlan.Result plan = MediaPlan.of(files, state);
        plan.left().forEach(left -> report.leave(left.path(), left.outcome(), left.reason()));
        try (ProgressLine progress = new ProgressLine(System.err, "bytes", plan.bytes())) {
            PatientSender sender = new PatientSender(service, patience, System.err);
            new MediaTransfer(source, state, tables, sender, report, progress::add).run(plan.units(), jobs);
        }
        return source.isUnchanged();
    }

    private MediaSource source() throws IOException {
        if (!from.startsWith("http://") && !from.startsWith("https://")) {
            try {
                return new ExportsDirectory(Path.of(from));
            } catch (InvalidPathException e) {
                throw new ParameterException(spec.commandLine(), "--from is neither a directory nor a url: " + from, e);
            }
        }
        return new LegacyServer(address(from, "--from"), environment.get(secretVariable), stallLimit, DOWNLOAD_PAUSE);
    }

    private URI ingestAddress() {
        String given = to == null ? environment.getOrDefault("INGEST_URL", "").strip() : to;
        if (given.isEmpty()) {
            throw new TargetFailure("there is no ingest service to store files: start ./ytv2 up, or give --to URL");
        }
        return address(given, "--to");
    }

    private String token() {
        String token = environment.getOrDefault("INGEST_TOKEN", "").strip();
        if (token.isEmpty() || !token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            throw new TargetFailure(
                    token.isEmpty()
                            ? "set INGEST_TOKEN to the ingest service's credential"
                            : "INGEST_TOKEN must be visible ASCII characters without spaces");
        }
        return token;
    }

    private URI address(String text, String option) {
        try {
            URI address = URI.create(text.replaceFirst("/+$", ""));
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http
                    && address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + " is no url: " + text, e);
        }
        throw new ParameterException(spec.commandLine(), option + " must look like https://host, not " + text);
    }

    private static String pathOf(String url) {
        return url.replaceFirst("^.*?exports/", "").replaceFirst("[?#].*", "");
    }
}
