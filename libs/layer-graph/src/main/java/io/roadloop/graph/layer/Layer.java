package io.roadloop.graph.layer;

import java.util.List;

/** One operation of a network: what it needs and what it gives, but not how it is computed. */
public sealed interface Layer
        permits Input,
                Features,
                Normalise,
                Convolution,
                TransposedConvolution,
                Linear,
                BatchNorm,
                Activation,
                Dropout,
                MaxPool,
                AveragePool,
                GlobalAveragePool,
                AdaptiveAveragePool,
                ResizeLike,
                Enlarge,
                Shrink,
                Concat,
                Add,
                Multiply,
                Channels,
                SumBelow {
    /** What the layer is called in messages and reports, such as {@code average-pool}. */
    String kind();

    /**
     * The map that the layer gives for these inputs.
     *
     * @throws Misfit if they do not fit
     */
    MapShape infer(List<MapShape> inputs);

    /** What is trained, in the order in which readers find it. */
    default List<TensorSpec> parameters(List<MapShape> inputs) {
        return List.of();
    }

    /** What is kept but not trained. */
    default List<TensorSpec> buffers(List<MapShape> inputs) {
        return List.of();
    }

    /**
     * Multiply-adds of one output map: convolutions and linear layers as such, batch norm 2·H·W·C, activations H·W·C, the
     * rest not counted.
     */
    default long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return 0;
    }

    <C, R> R accept(LayerVisitor<C, R> visitor, C context);
}
