package io.roadloop.trainer.objective.directional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.torch.PixelKernels;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.CropPair;
import io.roadloop.trainer.view.WithoutReplacement;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What a model says of the cells of a batch of crops. The classifier's word on a cell is the softmax of its mean logits:
 * up to the enlargement, what it would say of pooled features.
 *
 * @param projected (N, D, h, w)
 * @param confidence (N, 1, h, w), fp32, without gradient
 * @param labels (N, 1, h, w), fp32, without gradient
 */
record CropCells(PixelKernels kernels, NDArray projected, NDArray confidence, NDArray labels) {
    /** The tap that a projector reads. */
    static final String FEATURES = DenseRoadNet.FEATURES;

    /** @param flow whether gradient runs into projector and features */
    static CropCells of(Step step, Reading reading, Head projector, Flow flow) {
        PixelKernels kernels = step.kernels().pixels();
        NDArray probabilities = kernels.cellMeans(reading.logits().stopGradient(), CropPair.CELL)
                .softmax(1);
        NDArray projected = step.head(projector, flow, reading.tap(FEATURES));
        return new CropCells(
                kernels,
                projected,
                probabilities.max(new int[] {1}, true),
                probabilities.argMax(1).expandDims(1).toType(DataType.FLOAT32, false));
    }

    /** The cells at some places, {@code (n · h + y) · w + x}. */
    DirectedContrast.Side at(long[] places) {
        NDManager manager = labels.getManager();
        NDArray index = manager.create(places);
        NDArray features = kernels.rows(projected, index).normalize(2, 1);
        Cells cells = new Cells(features, kernels.rows(labels, index).squeeze(1));
        return new DirectedContrast.Side(cells, kernels.rows(confidence, index).squeeze(1));
    }

    /** So many cells of the whole batch, or all if there are fewer; none twice. */
    Cells drawn(int cells, RandomGenerator random) {
        int all = (int) labels.size();
        int[] drawn = WithoutReplacement.draw(all, Math.min(cells, all), random);
        return at(Arrays.stream(drawn).asLongStream().toArray()).cells();
    }
}
