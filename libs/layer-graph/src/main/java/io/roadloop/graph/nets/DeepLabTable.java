package io.roadloop.graph.nets;

import java.util.List;

/**
 * The widths of a {@link DeepLabV3Plus}.
 *
 * @param encoder the encoder's
 * @param stride how far the encoder reduces
 * @param width channels of the pyramid and of the decoder
 * @param edges channels that the decoder takes at a quarter of the size
 */
record DeepLabTable(ResNetTable encoder, OutputStride stride, int width, int edges) {
    static DeepLabTable of(ResNetTable encoder, OutputStride stride) {
        return new DeepLabTable(encoder, stride, 256, 48);
    }

    /** Those that have a name, at one stride. */
    static List<DeepLabTable> all(OutputStride stride) {
        return List.of(of(ResNetTable.fifty(), stride), of(ResNetTable.hundredAndOne(), stride), small(stride));
    }

    static DeepLabTable small(OutputStride stride) {
        return new DeepLabTable(ResNetTable.narrow(), stride, 32, 8);
    }

    /** The graph's name, such as {@code deeplab-v3-plus/resnet-50-os16}. */
    String name() {
        return "deeplab-v3-plus/" + encoder.name() + "-os" + stride.pixels();
    }
}
