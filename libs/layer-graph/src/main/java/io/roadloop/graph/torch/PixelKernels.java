package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.roadloop.graph.torch.ScriptModule.Arguments;

/**
 * Kernels that pick and count pixels: those of {@link Kernels#pixels}, and closed with it. Results belong to the
 * manager of the first argument.
 */
public final class PixelKernels {
    private final ScriptModule module;

    PixelKernels(ScriptModule module) {
        this.module = module;
    }

    /**
     * The vectors of some pixels, in any order and as often as named, with gradient.
     *
     * @param maps fp32 (N, K, H, W)
     * @param places int64 (M): {@code (n · H + y) · W + x}
     * @return (M, K)
     */
    public NDArray rows(NDArray maps, NDArray places) {
        return module.differentiable("pixel_rows", new Arguments().array(maps).array(places), maps.getManager())
                .singletonOrThrow();
    }

    /**
     * How often each number occurs, without gradient.
     *
     * @param values whole numbers in [0, 2³¹), of any shape
     * @param bins how many numbers are counted, from 0 on; values beyond are not
     * @return int64 (bins)
     */
    public NDArray histogram(NDArray values, int bins) {
        return module.reduced(
                "histogram", values.getManager(), IValue.from((PtNDArray) values), IValue.from((long) bins));
    }

    /**
     * The mean of each square cell, without gradient; what is left over at the bottom and the right is left out.
     *
     * @param maps fp32 (N, K, H, W)
     * @param side pixels along a cell's side, at most H and W
     * @return (N, K, ⌊H/side⌋, ⌊W/side⌋)
     */
    public NDArray cellMeans(NDArray maps, int side) {
        return module.reduced("cell_means", maps.getManager(), IValue.from((PtNDArray) maps), IValue.from((long) side));
    }
}
