package io.roadloop.graph;

import io.roadloop.graph.layer.MapShape;

/**
 * What one layer costs for one frame.
 *
 * @param path the layer's path
 * @param kind what it is
 * @param output shape of its result
 * @param height rows of its result
 * @param width columns of its result
 * @param parameters numbers that it trains
 * @param multiplyAdds convolutions and linear layers as such, batch norm 2·H·W·C, activations H·W·C, the rest
 *     not counted (methods.md 2.5)
 * @param activationBytes bytes of its result in fp32
 */
public record LayerCost(
        String path,
        String kind,
        MapShape output,
        int height,
        int width,
        long parameters,
        long multiplyAdds,
        long activationBytes) {}
