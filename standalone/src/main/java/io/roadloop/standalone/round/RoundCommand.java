package io.roadloop.standalone.round;

import picocli.CommandLine.Command;

/** {@code ./roadloop round}: the rounds that a trainer has finished. */
@Command(
        name = "round",
        description = "Look into the rounds that a trainer has finished.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ReplayCommand.class)
public final class RoundCommand {}
