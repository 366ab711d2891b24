package io.roadloop.ingest.check;

import io.roadloop.ingest.source.CapturedFrame;
import io.roadloop.vision.codec.ImageFormat;
import java.util.Optional;

/**
 * A frame that may be sent.
 *
 * @param captured where and when it was taken
 * @param format told from its bytes; empty where they are no image and are sent nevertheless
 * @param width of the image as sent; 0 where that is not known
 * @param height of the image as sent; 0 where that is not known
 * @param image the bytes to send; the captured ones, or those of the rescaled image
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: pixels on their way through.
public record SendableFrame(
        CapturedFrame captured, Optional<ImageFormat> format, int width, int height, byte[] image) {}
