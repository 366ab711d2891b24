package io.roadloop.trainer.publish;

import ai.djl.Device;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.onnx.Predictor;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ParityReport;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;
import io.roadloop.trainer.gate.CanaryFrame;
import io.roadloop.trainer.step.ExportedWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the file of a round's model, and sees that it is what a service will take and what was trained. */
public final class Exporter {
    /** The network is run once more for each of them, in the trainer's own time. */
    private static final int PARITY_FRAMES = 4;
    /** Rounding flips up to one pixel in 80 000 of untrained networks (measured); of fewer, one would miss the bar. */
    private static final long PARITY_PIXELS = 100_000;

    private final Provenance provenance;
    private final int threads;
    private final CanaryPruning pruning;

    /**
     * @param device where the network is run for pruning
     * @param threads of ONNX Runtime
     */
    public Exporter(Provenance provenance, Device device, int threads) {
        this.provenance = provenance;
        this.threads = threads;
        this.pruning = new CanaryPruning(new FramePruning(device));
    }

    /**
     * Prunes what can be pruned, exports, inspects, loads and compares.
     *
     * @param canary the frames for pruning, and for the comparison, of which the first few are used; at least one
     * @throws ExportFailedException if the file is none that a service would take, or misses the {@link ParityBar}
     * @throws io.roadloop.onnx.OnnxFailedException if it does not run
     */
    public Candidate export(ExportedWeights weights, RoundFacts facts, List<CanaryFrame> canary) {
        CanaryPruning.Choice choice = pruning.choose(weights, canary);
        ExportedWeights chosen =
                new ExportedWeights(choice.graph(), choice.graph().select(weights.arrays()));
        byte[] onnx = OnnxWriter.write(chosen.graph(), chosen.arrays(), OnnxOptions.serving(metadata(facts)));
        inspect(onnx);
        Predictor predictor = Predictor.load(onnx, threads);
        try {
            ParityReport parity = compare(chosen, predictor, canary).with(choice.routing());
            return new Candidate(onnx, ModelDigest.of(onnx), predictor, parity);
        } catch (RuntimeException e) {
            predictor.close();
            throw e;
        }
    }

    private ParityReport compare(ExportedWeights weights, Predictor predictor, List<CanaryFrame> canary) {
        ParityReport parity;
        // On the CPU, as the file in ONNX Runtime: a GPU rounds further than the bar allows (TF32).
        try (ParityCheck check = new ParityCheck(weights.graph(), weights.arrays(), Device.cpu(), threads)) {
            canary.stream()
                    .limit(parityFrames(canary))
                    .forEach(frame -> check.compare(List.of(frame.image()), predictor));
            parity = check.report();
        }
        if (!ParityBar.isReachedBy(parity)) {
            throw new ExportFailedException(
                    "the exported file is too far from the network: " + ParityBar.inWords(parity));
        }
        return parity;
    }

    /** Small frames do not count for much: more of them are compared then, where there are more. */
    private static long parityFrames(List<CanaryFrame> canary) {
        long each = canary.get(0).image().size().pixels();
        return Math.max(PARITY_FRAMES, (PARITY_PIXELS + each - 1) / each);
    }

    private static void inspect(byte[] onnx) {
        if (OnnxInspection.inspect(onnx, InspectionLimits.DEFAULTS) instanceof Inspected.Refused refused) {
            throw new ExportFailedException("the exported file would be refused by a service: " + refused.reason());
        }
    }

    private Map<String, String> metadata(RoundFacts facts) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("roadloop.model", provenance.model());
        metadata.put("roadloop.taxonomy", provenance.taxonomy().name());
        metadata.put("roadloop.classes", String.join(",", provenance.taxonomy().names()));
        metadata.put("roadloop.input", provenance.size().toString());
        metadata.put("roadloop.recipe", provenance.recipe().name());
        metadata.put("roadloop.round", Integer.toString(facts.round()));
        metadata.put("roadloop.step", Long.toString(facts.step()));
        return metadata;
    }
}
