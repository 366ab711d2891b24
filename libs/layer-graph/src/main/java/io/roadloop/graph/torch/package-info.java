/**
 * Graphs as TorchScript, run and differentiated by DJL's PyTorch engine, and what a training loop needs around them:
 * weights, gradients, optimiser kernels, seeds, threads. The only package that touches DJL's internal JNI classes.
 */
@NullMarked
package io.roadloop.graph.torch;

import org.jspecify.annotations.NullMarked;
