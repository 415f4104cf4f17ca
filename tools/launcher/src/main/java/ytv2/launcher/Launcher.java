package ytv2.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program behind `./ytv2`.
@Command(
        name = "ytv2",
        mixinStandardHelpOptions = true,
        description = "Runs YTV2 on this machine.",
        subcommands = {})
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Launcher()).execute(args));
    }
}
