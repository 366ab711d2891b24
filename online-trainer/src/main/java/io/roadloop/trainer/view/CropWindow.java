package io.roadloop.trainer.view;

/**
 * Where one crop lies, in pixels of the image enlarged by a factor.
 *
 * @param factor by which the image was enlarged
 * @param top first row
 * @param left first column
 * @param height rows
 * @param width columns
 * @param flipped whether left and right were exchanged after the cut
 */
public record CropWindow(double factor, int top, int left, int height, int width, boolean flipped) {}
