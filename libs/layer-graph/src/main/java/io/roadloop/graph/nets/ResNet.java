package io.roadloop.graph.nets;

import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.MaxPool;
import io.roadloop.graph.layer.Relu;

/**
 * A residual encoder (He et al. 2016) whose last layers dilate instead of reducing (Chen et al. 2018). Layers are named
 * as torchvision names them, with / for the dot: its {@code layer1.0.conv1.weight} is {@code layer1/0/conv1/weight} below
 * the encoder's room, its {@code bn1.weight, bias, running_mean, running_var} are {@code bn1/scale, shift, running-mean,
 * running-variance}.
 */
final class ResNet {
    private final GraphBuilder graph;
    private final ResNetTable table;

    private ResNet(GraphBuilder graph, ResNetTable table) {
        this.graph = graph;
        this.table = table;
    }

    /**
     * What a decoder reads.
     *
     * @param quarter the first layer's map, at a quarter of the size
     * @param deep the last layer's
     */
    record Maps(Node quarter, Node deep) {}

    static Maps encode(GraphBuilder graph, ResNetTable table, OutputStride stride, Node pixels) {
        return new ResNet(graph, table).encode(stride, pixels);
    }

    private Maps encode(OutputStride stride, Node pixels) {
        Node half = activated(graph, 1, Convolution.of(table.stem(), 7).strided(2), pixels);
        Node quarter = layer(1, 1, 1, 1, graph.add("maxpool", new MaxPool(3, 2), half));
        Node eighth = layer(2, 2, 1, 1, quarter);
        return switch (stride) {
            case SIXTEEN -> new Maps(quarter, layer(4, 1, 1, 2, layer(3, 2, 1, 1, eighth)));
            case EIGHT -> new Maps(quarter, layer(4, 1, 2, 4, layer(3, 1, 1, 2, eighth)));
        };
    }

    /** The first unit has the stride, and the dilation of the layer before. */
    private Node layer(int number, int stride, int firstDilation, int dilation, Node input) {
        GraphBuilder layer = graph.at("layer" + number);
        int planes = table.planes() << (number - 1);
        Node map = unit(
                layer.at("0"), planes, Convolution.of(planes, 3).strided(stride).dilated(firstDilation), input);
        for (int unit = 1; unit < table.units().get(number - 1); unit++) {
            map = unit(
                    layer.at(String.valueOf(unit)),
                    planes,
                    Convolution.of(planes, 3).dilated(dilation),
                    map);
        }
        return map;
    }

    private static Node unit(GraphBuilder unit, int planes, Convolution middle, Node input) {
        int wide = planes * ResNetTable.EXPANSION;
        Node narrow = activated(unit, 1, Convolution.of(planes, 1), input);
        Node seen = activated(unit, 2, middle, narrow);
        Node widened = normed(unit, "conv3", "bn3", Convolution.of(wide, 1), seen);
        Node kept = widened.shape().equals(input.shape())
                ? input
                : normed(
                        unit.at("downsample"), "0", "1", Convolution.of(wide, 1).strided(middle.stride()), input);
        return unit.add("relu", new Relu(), unit.add("add", new Add(), widened, kept));
    }

    private static Node activated(GraphBuilder graph, int number, Convolution convolution, Node input) {
        Node normed = normed(graph, "conv" + number, "bn" + number, convolution, input);
        return graph.add("relu" + number, new Relu(), normed);
    }

    private static Node normed(GraphBuilder graph, String conv, String norm, Convolution convolution, Node input) {
        return graph.add(norm, BatchNorm.standard(), graph.add(conv, convolution, input));
    }
}
