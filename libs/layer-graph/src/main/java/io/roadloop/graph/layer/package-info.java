/**
 * The layers that a graph is made of: small records that infer their shape, declare their parameters and buffers, and
 * are read through {@link io.roadloop.graph.layer.LayerVisitor}. Nothing here computes.
 */
@NullMarked
package io.roadloop.graph.layer;

import org.jspecify.annotations.NullMarked;
