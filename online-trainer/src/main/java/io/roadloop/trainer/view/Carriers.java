package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.torch.ImageKernels.Outside;

/** Takes maps and labels of a view along the way that its pixels went. */
final class Carriers {
    private final Studio studio;

    Carriers(Studio studio) {
        this.studio = studio;
    }

    /** @param maps (N, K, H, W), fp32; where they are moved by parts of pixels, 0 beyond the edge */
    NDArray maps(NDArray maps, Warp warp) {
        if (warp instanceof Warp.Affine affine) {
            return moved(maps, affine.theta(), side(maps, 2), side(maps, 3));
        }
        if (warp instanceof Warp.Crop crop) {
            return moved(maps, crop.theta(), crop.height(), crop.width());
        }
        return whole(maps, warp);
    }

    /** @param labels (N, H, W), uint8; 255 beyond the edge */
    NDArray labels(NDArray labels, Warp warp) {
        if (warp instanceof Warp.Affine affine) {
            return studio.images().warpLabels(labels, affine.theta(), side(labels, 1), side(labels, 2));
        }
        if (warp instanceof Warp.Crop crop) {
            return studio.images().warpLabels(labels, crop.theta(), crop.height(), crop.width());
        }
        return whole(labels, warp);
    }

    private NDArray moved(NDArray maps, NDArray theta, int height, int width) {
        return studio.images().warp(maps, theta, height, width, Outside.ZERO);
    }

    /** By whole pixels: maps and labels alike. */
    private NDArray whole(NDArray map, Warp warp) {
        if (warp instanceof Warp.Mix mix) {
            return studio.images().mix(map, mix.order(), mix.taken());
        }
        if (warp instanceof Warp.Tiles tiles) {
            return studio.images().rearrange(map, tiles.sources());
        }
        return map;
    }

    private static int side(NDArray map, int dimension) {
        return (int) map.getShape().get(dimension);
    }
}
