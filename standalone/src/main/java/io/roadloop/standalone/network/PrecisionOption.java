package io.roadloop.standalone.network;

import io.roadloop.graph.torch.PrecisionChoice;
import picocli.CommandLine.Option;

/** {@code --precision}: what layers compute in while they learn. */
public final class PrecisionOption {

    @Option(
            names = "--precision",
            defaultValue = "auto",
            description =
                    "What the layers compute in while they learn: ${COMPLETION-CANDIDATES}; auto is bf16 on processors with"
                            + " AMX, else fp32. Weights, scores and files are fp32. Default: ${DEFAULT-VALUE}.")
    private PrecisionChoice choice = PrecisionChoice.AUTO;

    public PrecisionChoice choice() {
        return choice;
    }
}
