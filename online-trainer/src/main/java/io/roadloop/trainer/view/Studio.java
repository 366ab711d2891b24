package io.roadloop.trainer.view;

import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Staging;

/**
 * What scenes are made with.
 *
 * @param manager where they live
 * @param staging the way of bytes from Java to the device
 * @param draws the step's random numbers
 * @param classes how many the taxonomy has
 */
public record Studio(NDManager manager, ImageKernels images, Staging staging, Draws draws, int classes) {}
