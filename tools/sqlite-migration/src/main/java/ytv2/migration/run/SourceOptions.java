package ytv2.migration.run;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;
import ytv2.migration.source.Side;

/// Which files a command reads, and how their times are meant.
public final class SourceOptions {

    @Option(names = "--nas", paramLabel = "FILE", description = "The SQLite file of the NAS, live or a snapshot.")
    private @Nullable Path nas;

    @Option(names = "--dashboard", paramLabel = "FILE", description = "The SQLite file of the dashboard.")
    private @Nullable Path dashboard;

    @Option(
            names = "--nas-timezone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description = "Where the NAS's times without an offset were written, such as Europe/Berlin.")
    private @Nullable ZoneId nasZone;

    @Option(
            names = "--dashboard-timezone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description = "The same for the dashboard's times.")
    private @Nullable ZoneId dashboardZone;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /// Whether no file was named.
    boolean areNone() {
        return nas == null && dashboard == null;
    }

    /// The file of each side that was named.
    ///
    /// @throws ParameterException if none was
    public Map<Side, Path> files() {
        Map<Side, Path> files = new EnumMap<>(Side.class);
        Optional.ofNullable(nas).ifPresent(file -> files.put(Side.NAS, file));
        Optional.ofNullable(dashboard).ifPresent(file -> files.put(Side.DASHBOARD, file));
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name a source: --nas FILE, --dashboard FILE, or both.");
        }
        return files;
    }

    /// The zones that were named.
    public Map<Side, ZoneId> zones() {
        Map<Side, ZoneId> zones = new EnumMap<>(Side.class);
        Optional.ofNullable(nasZone).ifPresent(zone -> zones.put(Side.NAS, zone));
        Optional.ofNullable(dashboardZone).ifPresent(zone -> zones.put(Side.DASHBOARD, zone));
        return zones;
    }

    /// Reads the name of a zone.
    public static final class ZoneConverter implements ITypeConverter<ZoneId> {

        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + value + "' is no time zone; examples: Europe/Berlin, UTC, +02:00");
            }
        }
    }
}
