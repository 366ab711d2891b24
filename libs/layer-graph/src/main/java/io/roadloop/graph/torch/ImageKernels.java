package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.roadloop.graph.torch.ScriptModule.Arguments;

/**
 * Named TorchScript kernels over images and label masks, without gradient. Owns native memory: close it. Results belong
 * to their first argument's manager. Pixels are fp32 (N, C, H, W), labels uint8 (N, H, W) with 255 where there is none.
 */
public final class ImageKernels implements AutoCloseable {
    /** What a warp finds outside the image. */
    public enum Outside {
        ZERO(0),
        BORDER(1),
        MIRROR(2);

        /** PyTorch's number for it. */
        private final long code;

        Outside(long code) {
            this.code = code;
        }
    }

    private final ScriptModule module;

    private ImageKernels(ScriptModule module) {
        this.module = module;
    }

    /** Compiles the kernels for the manager's device. */
    public static ImageKernels load(NDManager manager) {
        return new ImageKernels(KernelModule.load(manager));
    }

    /** Bytes (N, H, W, 3) as pixels in 0..1, channels last in memory. */
    public NDArray pixels(NDArray frames) {
        return module.plain("pixels", new Arguments().array(frames), frames.getManager())
                .singletonOrThrow();
    }

    /**
     * Samples where an affine map points: output (x, y, 1) in [−1, 1] to input, bilinear.
     *
     * @param theta fp32 (N, 2, 3)
     */
    public NDArray warp(NDArray maps, NDArray theta, int height, int width, Outside outside) {
        return module.reduced(
                "warp",
                maps.getManager(),
                value(maps),
                value(theta),
                IValue.from((long) height),
                IValue.from((long) width),
                IValue.from(outside.code));
    }

    /** {@link #warp} for labels: the nearest, and 255 outside. */
    public NDArray warpLabels(NDArray labels, NDArray theta, int height, int width) {
        return module.reduced(
                "warp_labels",
                labels.getManager(),
                value(labels),
                value(theta),
                IValue.from((long) height),
                IValue.from((long) width));
    }

    /** Bilinear, half-pixel centres, no antialiasing. */
    public NDArray resize(NDArray maps, int height, int width) {
        return module.reduced(
                "resize", maps.getManager(), value(maps), IValue.from((long) height), IValue.from((long) width));
    }

    /**
     * Changes the colours of each image and cuts to 0..1.
     *
     * @param pixels (N, 3, H, W) in 0..1
     * @param factors fp32 (N, 4): brightness, contrast and saturation as factors (1 changes nothing), hue as an angle in
     *     radians in the plane of the colour differences (0 changes nothing)
     */
    public NDArray jitter(NDArray pixels, NDArray factors) {
        return module.plain("jitter", new Arguments().array(pixels).array(factors), pixels.getManager())
                .singletonOrThrow();
    }

    /**
     * Averages each image along its rows, then along its columns; beyond the edge it goes on mirrored.
     *
     * @param pixels (N, C, H, W), each side above half the number of weights
     * @param weights fp32 (N, K), K odd: those of the pixel itself in the middle
     */
    public NDArray blur(NDArray pixels, NDArray weights) {
        return module.plain("blur", new Arguments().array(pixels).array(weights), pixels.getManager())
                .singletonOrThrow();
    }

    /**
     * Each image with pixels of another.
     *
     * @param maps (N, K, H, W), or labels (N, H, W)
     * @param partners int64 (N): which other, of the same batch
     * @param taken (N, H, W): not 0 where the other's pixel stands
     * @return as {@code maps}, each number one or the other's, bit for bit
     */
    public NDArray mix(NDArray maps, NDArray partners, NDArray taken) {
        String method = maps.getShape().dimension() == 4 ? "mix" : "mix_labels";
        Arguments arguments = new Arguments().array(maps).array(partners).array(taken);
        return module.plain(method, arguments, maps.getManager()).singletonOrThrow();
    }

    /**
     * Each image with its pixels in another order.
     *
     * @param maps (N, K, H, W), or labels (N, H, W)
     * @param sources int64 (N, H·W): which pixel of the image, counted by rows, each place takes
     * @return of the shape of maps
     */
    public NDArray rearrange(NDArray maps, NDArray sources) {
        return module.plain("rearrange", new Arguments().array(maps).array(sources), maps.getManager())
                .singletonOrThrow();
    }

    private static IValue value(NDArray array) {
        return IValue.from((PtNDArray) array);
    }

    @Override
    public void close() {
        module.close();
    }
}
