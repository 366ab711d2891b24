package io.roadloop.vision.codec;

import io.roadloop.vision.Size;

/**
 * What the first bytes of an image say of it.
 *
 * @param format told from the bytes, not from a name
 * @param size width and height, within the limits it was read with
 */
public record ImageHeader(ImageFormat format, Size size) {}
