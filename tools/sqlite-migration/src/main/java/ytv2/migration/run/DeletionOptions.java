package ytv2.migration.run;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;
import ytv2.migration.cast.NewestTime;
import ytv2.migration.merge.MergeRules;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceFailure;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.UnnamedRows;
import ytv2.model.SentTime;

/// Whether what one file lacks was deleted there.
public final class DeletionOptions {

    /// By how much a time may be in the future: time zones that nobody named, and a wrong clock.
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    @Option(
            names = "--deletes-from",
            paramLabel = "SIDE",
            description = "dashboard: a video of the NAS that the dashboard lacks was deleted there, unless it was"
                    + " created after the newest one that the dashboard has. Without this nothing is a delete.")
    private @Nullable Side side;

    @Option(
            names = "--last-sync",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "When the dashboard received its videos last, instead of the time of its newest one;"
                    + " with an offset: 2025-03-20T08:00:00Z.")
    private @Nullable SentTime lastSync;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /// Whether missing videos were deleted.
    private boolean areMeant() {
        if (side == Side.NAS) {
            throw new ParameterException(
                    spec.commandLine(), "People delete on the dashboard: --deletes-from dashboard.");
        }
        if (side == null && lastSync != null) {
            throw new ParameterException(
                    spec.commandLine(), "--last-sync says when deletes happened: add --deletes-from dashboard.");
        }
        return side != null;
    }

    /// Whether any of them was given.
    boolean areGiven() {
        return side != null || lastSync != null;
    }

    /// What the options mean for these files.
    ///
    /// @throws SourceFailure if the files do not tell when the dashboard received its videos last
    public MergeRules rules(List<SqliteFile> files, Map<Side, ZoneId> zones) {
        return new MergeRules(
                zones, areMeant() ? Optional.of(lastSync(files, zones)) : Optional.empty(), refusedOnDashboard(files));
    }

    private static Set<String> refusedOnDashboard(List<SqliteFile> files) {
        return files.stream()
                .filter(file -> file.side() == Side.DASHBOARD)
                .flatMap(file -> UnnamedRows.ids(file).stream())
                .collect(Collectors.toSet());
    }

    private SentTime lastSync(List<SqliteFile> files, Map<Side, ZoneId> zones) {
        SqliteFile dashboard = files.stream()
                .filter(file -> file.side() == Side.DASHBOARD)
                .findFirst()
                .orElseThrow(() -> new SourceFailure(
                        "what was deleted on the dashboard is seen in its file: add --dashboard FILE"));
        return Optional.ofNullable(lastSync)
                .or(() -> NewestTime.of(
                        dashboard, "created_at", zones, Instant.now().plus(CLOCKS_APART)))
                .orElseThrow(() -> new SourceFailure(
                        "no row of " + dashboard.path() + " says when it was created: give --last-sync TIME"));
    }

    static final class TimeConverter implements ITypeConverter<SentTime> {

        @Override
        public SentTime convert(String value) {
            try {
                SentTime time = SentTime.parse(value, ZoneOffset.UTC);
                if (time.exact()) {
                    return time;
                }
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + value + "' is no time; example: 2025-03-20T08:00:00Z");
            }
            throw new TypeConversionException("'" + value + "' has no offset; example: 2025-03-20T08:00:00Z");
        }
    }
}
