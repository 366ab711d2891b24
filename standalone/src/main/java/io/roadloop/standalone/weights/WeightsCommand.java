package io.roadloop.standalone.weights;

import picocli.CommandLine.Command;

/** {@code ./roadloop weights}: files of weights. */
@Command(
        name = "weights",
        description = "Look into safetensors files, and put the names of others onto a network's.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ShowCommand.class, ConvertCommand.class})
public final class WeightsCommand {}
