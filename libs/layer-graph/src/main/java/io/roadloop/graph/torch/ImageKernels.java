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

    /** The nearest label, half-pixel centres. */
    public NDArray resizeLabels(NDArray labels, int height, int width) {
        return module.reduced(
                "resize_labels", labels.getManager(), value(labels), IValue.from((long) height), IValue.from((long)
                        width));
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

    private static IValue value(NDArray array) {
        return IValue.from((PtNDArray) array);
    }

    @Override
    public void close() {
        module.close();
    }
}
