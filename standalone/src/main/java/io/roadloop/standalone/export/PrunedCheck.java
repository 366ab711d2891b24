package io.roadloop.standalone.export;

import io.roadloop.store.RoutingParity;
import io.roadloop.trainer.publish.RoutingFigures;
import java.util.Locale;

/**
 * A routing network with many of its gates shut: pruned against gated.
 *
 * @param size of the frames that it was pruned by, and of those of other vehicles that it was compared on
 * @param inspection of the pruned file: {@code accepted}, or why a service would not take it; it is not run then
 * @param routing what was cut, and on how many pixels both forms agree in PyTorch
 * @param equalInOnnxRuntime share of pixels that get the same class from both files, in [0, 1]
 */
record PrunedCheck(String size, String inspection, RoutingParity routing, double equalInOnnxRuntime) {

    static final String ACCEPTED = "accepted";

    /** Whether something was cut, a service takes the file, and both engines agree on enough pixels. */
    boolean passes() {
        return inspection.equals(ACCEPTED)
                && routing.gatesCut() > 0
                && routing.multiplyAddsAfter() < routing.multiplyAddsBefore()
                && leastEqual() >= RoutingFigures.LEAST_EQUAL_ARGMAX;
    }

    /** Of the two engines. */
    double leastEqual() {
        return Math.min(routing.equalArgmax(), equalInOnnxRuntime);
    }

    String inWords() {
        return String.format(
                Locale.ROOT,
                "pruned at %s by %d frames, %d of %d gates cut: arg-max equal to the gated network's on %.3f %% of the pixels"
                        + " of %d other frames in PyTorch and %.3f %% in ONNX Runtime (at least %.1f %%), %.0f %% of its"
                        + " multiply-adds, inspection: %s",
                size,
                routing.frames(),
                routing.gatesCut(),
                routing.gates(),
                100 * routing.equalArgmax(),
                routing.heldOut(),
                100 * equalInOnnxRuntime,
                100 * RoutingFigures.LEAST_EQUAL_ARGMAX,
                100.0 * routing.multiplyAddsAfter() / routing.multiplyAddsBefore(),
                inspection);
    }
}
