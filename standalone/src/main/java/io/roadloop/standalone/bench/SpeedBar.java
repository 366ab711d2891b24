package io.roadloop.standalone.bench;

import java.util.List;
import java.util.Locale;

/**
 * A share of another time that a network's may have.
 *
 * @param what whose share of whose
 * @param factor measured
 * @param atMost the bar
 */
record SpeedBar(String network, String what, double factor, double atMost) {

    /** The network that is trained and served on CPUs by default; the others have no bar. */
    static final String HELD = "dense-road/compact";

    /** What is said where that network was not measured. */
    static final String NONE = "no bar: only " + HELD + " is held to one, and it was not measured";

    private static final double DEAREST_STEP = 0.8;
    private static final double DEAREST_OUTPUTS = 1.15;

    /** The bars of one of the networks. */
    static List<SpeedBar> of(NetworkFigures figures) {
        if (!figures.network().equals(HELD)) {
            return List.of();
        }
        InferenceTime oneThread = figures.inference().get(0);
        return List.of(
                new SpeedBar(
                        HELD,
                        String.format(
                                Locale.ROOT,
                                "the training step in %s, as the trainer takes it here, over the interpreted one in fp32"
                                        + " (%.2f if it is taken in fp32)",
                                figures.trainingStep().trained(),
                                figures.trainingStep().compiledOverInterpreted()),
                        figures.trainingStep().trainedOverInterpreted(),
                        DEAREST_STEP),
                new SpeedBar(
                        HELD,
                        "the time with classes and confidence over that with logits",
                        oneThread.of(FileOutputs.SERVED).over(oneThread.of(FileOutputs.LOGITS)),
                        DEAREST_OUTPUTS));
    }

    boolean isReached() {
        return factor <= atMost;
    }

    String inWords() {
        return String.format(
                Locale.ROOT,
                "%s  %s: %s is %.2f (at most %.2f)",
                isReached() ? "pass" : "FAIL",
                network,
                what,
                factor,
                atMost);
    }
}
