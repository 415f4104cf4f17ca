package ytv2.migration.mirror;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import ytv2.migration.run.SourceOptions;
import ytv2.migration.source.Side;

/// Which files are mirrored into, and how their times are meant.
final class MirrorOptions {

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "The SQLite file to keep as PostgreSQL is; one, or one of each side.")
    private List<Path> files = List.of();

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            description = "Whose file it is: nas or dashboard. In the order of --to; default: nas, then dashboard.")
    private List<Side> sides = List.of();

    @Option(
            names = "--nas-timezone",
            paramLabel = "ZONE",
            converter = SourceOptions.ZoneConverter.class,
            description = "Where the NAS's times without an offset were written, such as Europe/Berlin.")
    private @Nullable ZoneId nasZone;

    @Option(
            names = "--dashboard-timezone",
            paramLabel = "ZONE",
            converter = SourceOptions.ZoneConverter.class,
            description = "The same for the dashboard's times.")
    private @Nullable ZoneId dashboardZone;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /// @param zone of its times without an offset; empty if nobody said
    record MirroredFile(Side side, Path path, Optional<ZoneId> zone) {}

    /// @throws ParameterException if it is not clear whose files they are
    List<MirroredFile> files() {
        if (files.size() > 2 || sides.size() > files.size()) {
            throw new ParameterException(spec.commandLine(), "Name one or two files, and a side for each or for none.");
        }
        List<MirroredFile> all = new ArrayList<>();
        for (Path file : files) {
            int index = all.size();
            Side side = index < sides.size() ? sides.get(index) : Side.values()[index];
            if (all.stream().anyMatch(other -> other.side() == side)) {
                throw new ParameterException(
                        spec.commandLine(), "Two files of the " + side.slug() + " cannot be mirrored into.");
            }
            all.add(new MirroredFile(side, file, Optional.ofNullable(side == Side.NAS ? nasZone : dashboardZone)));
        }
        return all;
    }
}
