package io.roadloop.vision.street;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;

/**
 * What the camera of a vehicle saw, and what it was.
 *
 * @param image the frame
 * @param mask the true class of each pixel, camvid-11, same size
 * @param conditions light and weather it was drawn in
 */
public record StreetScene(RgbImage image, LabelMask mask, Conditions conditions) {}
