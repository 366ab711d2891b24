package io.roadloop.standalone.export;

import io.roadloop.store.RoutingParity;
import io.roadloop.trainer.publish.RoutingFigures;
import java.util.Locale;

/**
 * A routing network with a share of its gates shut: pruned against gated.
 *
 * @param size of the frames that it was pruned by and compared on
 * @param routing what was cut, and on how many pixels both forms agree in PyTorch
 * @param equalInOnnxRuntime share of pixels that get the same class from both files, in [0, 1]
 */
record PrunedCheck(String size, RoutingParity routing, double equalInOnnxRuntime) {

    /** Whether something was cut, and both engines agree on enough pixels. */
    boolean passes() {
        return routing.gatesCut() > 0
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
                "pruned at %s, %d of %d gates shut: arg-max equal to the gated network's on %.3f %% in PyTorch and %.3f %% in"
                        + " ONNX Runtime (at least %.1f %%), %.0f %% of its multiply-adds",
                size,
                routing.gatesCut(),
                routing.gates(),
                100 * routing.equalArgmax(),
                100 * equalInOnnxRuntime,
                100 * RoutingFigures.LEAST_EQUAL_ARGMAX,
                100.0 * routing.multiplyAddsAfter() / routing.multiplyAddsBefore());
    }
}
