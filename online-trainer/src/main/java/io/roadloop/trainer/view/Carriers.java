package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.ImageKernels.Outside;

/** Takes maps and labels of a view along the way that its pixels went. */
final class Carriers {
    private final ImageKernels kernels;

    Carriers(ImageKernels kernels) {
        this.kernels = kernels;
    }

    /** @param maps (N, K, H, W), fp32 */
    NDArray maps(NDArray maps, Warp warp) {
        if (warp instanceof Warp.Affine affine) {
            return kernels.warp(maps, affine.theta(), side(maps, 2), side(maps, 3), Outside.ZERO);
        }
        return unmoved(maps, warp);
    }

    /** @param labels (N, H, W), uint8 */
    NDArray labels(NDArray labels, Warp warp) {
        if (warp instanceof Warp.Affine affine) {
            return kernels.warpLabels(labels, affine.theta(), side(labels, 1), side(labels, 2));
        }
        return unmoved(labels, warp);
    }

    private static NDArray unmoved(NDArray map, Warp warp) {
        if (warp instanceof Warp.Still) {
            return map;
        }
        throw new IllegalArgumentException("no map is carried by " + warp);
    }

    private static int side(NDArray map, int dimension) {
        return (int) map.getShape().get(dimension);
    }
}
