package io.roadloop.standalone.weights;

import picocli.CommandLine.Command;

/** {@code ./roadloop weights}: files of weights. */
@Command(
        name = "weights",
        description =
                "Look into safetensors files, put the names of others onto a network's, and take them from checkpoints.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ShowCommand.class, ConvertCommand.class, ExtractCommand.class})
public final class WeightsCommand {}
