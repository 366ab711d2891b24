package io.roadloop.graph.layer;

/**
 * A reader of layers. A new layer does not compile until every reader knows it.
 *
 * @param <C> where the reader stands, usually the graph's node
 * @param <R> what it makes of a layer
 */
public interface LayerVisitor<C, R> {
    R input(Input layer, C at);

    R normalise(Normalise layer, C at);

    R convolution(Convolution layer, C at);

    R transposedConvolution(TransposedConvolution layer, C at);

    R batchNorm(BatchNorm layer, C at);

    R relu(Relu layer, C at);

    R averagePool(AveragePool layer, C at);

    R resizeLike(ResizeLike layer, C at);

    R concat(Concat layer, C at);

    R add(Add layer, C at);
}
