package io.roadloop.inference.segment;

import io.roadloop.vision.codec.ImageFormat;
import java.util.Optional;

/**
 * An encoded image with what its sender says of it; nothing is checked yet.
 *
 * @param bytes JPEG or PNG, claimed
 * @param width claimed pixels a row
 * @param height claimed rows
 * @param format the claimed encoding; empty if the sender names none that this service knows
 */
public record FrameImage(byte[] bytes, int width, int height, Optional<ImageFormat> format) {}
