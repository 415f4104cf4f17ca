package ytv2.launcher.database;

import picocli.CommandLine.Command;

/// Changes and shows the version of the schema.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Migrates the database up or down, and shows where it stands.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SchemaUpCommand.class, SchemaDownCommand.class, SchemaStatusCommand.class})
public final class SchemaCommand {}
