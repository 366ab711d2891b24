package io.roadloop.standalone.bench;

import picocli.CommandLine.Command;

/** {@code ./roadloop bench}: how fast the parts are on this machine. */
@Command(
        name = "bench",
        description = "Measure speed and memory on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {NetworksCommand.class, StepsCommand.class, SoakCommand.class})
public final class BenchCommand {}
