/**
 * Between bytes and pixels: JPEG and PNG frames, masks and confidence planes, read within limits and written back.
 *
 * <p>Bytes come from outside and may be anything, so reading never throws: it ends in pixels or in a refusal with its
 * cause.
 */
@NullMarked
package io.roadloop.vision.codec;

import org.jspecify.annotations.NullMarked;
