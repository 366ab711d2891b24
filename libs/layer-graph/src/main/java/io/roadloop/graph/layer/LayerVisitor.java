package io.roadloop.graph.layer;

/**
 * A reader of layers. A new layer does not compile until every reader knows it.
 *
 * @param <C> where the reader stands, usually the graph's node
 * @param <R> what it makes of a layer
 */
public interface LayerVisitor<C, R> {
    R input(Input layer, C at);

    R features(Features layer, C at);

    R normalise(Normalise layer, C at);

    R convolution(Convolution layer, C at);

    R transposedConvolution(TransposedConvolution layer, C at);

    R linear(Linear layer, C at);

    R batchNorm(BatchNorm layer, C at);

    R relu(Relu layer, C at);

    R leakyRelu(LeakyRelu layer, C at);

    R sigmoid(Sigmoid layer, C at);

    R tanh(Tanh layer, C at);

    R dropout(Dropout layer, C at);

    R maxPool(MaxPool layer, C at);

    R averagePool(AveragePool layer, C at);

    R globalAveragePool(GlobalAveragePool layer, C at);

    R adaptiveAveragePool(AdaptiveAveragePool layer, C at);

    R resizeLike(ResizeLike layer, C at);

    R enlarge(Enlarge layer, C at);

    R shrink(Shrink layer, C at);

    R concat(Concat layer, C at);

    R add(Add layer, C at);

    R multiply(Multiply layer, C at);

    R channels(Channels layer, C at);

    R sumBelow(SumBelow layer, C at);
}
