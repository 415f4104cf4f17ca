package ytv2.migration.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ytv2.migration.ExitCode;

/// Makes a pair of invented legacy files.
@Command(
        name = "generate",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Makes a pair of invented legacy files, to measure and to try with.")
public final class GenerateCommand implements Callable<Integer> {

    @Option(names = "--videos", required = true, paramLabel = "N", description = "How many the NAS has.")
    private int videos;

    @Option(
            names = "--curated",
            paramLabel = "N",
            description = "How many of them have categories set by hand. Default: all but each 68th.")
    private @Nullable Integer curated;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same rows. Default: 1.")
    private long seed;

    @Option(names = "--summary-bytes", defaultValue = "1500", paramLabel = "N", description = "Default: 1500.")
    private int summaryBytes;

    @Option(names = "--dirt", description = "Spoils every second video, in every way that SQLite allows.")
    private boolean dirty;

    @Option(names = "--without", paramLabel = "COLUMN", description = "Leaves the column out; may be repeated.")
    private Set<String> without = Set.of();

    @Option(names = "--without-variants", description = "Leaves out the table summary_variants.")
    private boolean withoutVariants;

    @Option(names = "--nas", required = true, paramLabel = "FILE", description = "Must not exist.")
    private Path nas = Path.of("");

    @Option(names = "--dashboard", required = true, paramLabel = "FILE", description = "Must not exist.")
    private Path dashboard = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws SQLException, IOException {
        LegacyPair.write(recipe(), nas, dashboard);
        return ExitCode.DONE;
    }

    private Recipe recipe() {
        int categorised = curated == null ? videos - videos / 68 : curated;
        try {
            return new Recipe(seed, videos, categorised, summaryBytes, dirty, without, !withoutVariants);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
