package io.roadloop.vision.codec;

/** The encodings that Roadloop reads. */
public enum ImageFormat {
    JPEG,
    PNG
}
