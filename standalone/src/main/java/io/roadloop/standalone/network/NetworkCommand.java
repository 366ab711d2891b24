package io.roadloop.standalone.network;

import picocli.CommandLine.Command;

/** {@code ./roadloop network}: what the networks are. */
@Command(
        name = "network",
        description = "Look at the networks by name.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DescribeCommand.class)
public final class NetworkCommand {}
