package io.roadloop.inference.segment;

/**
 * Segments one frame after the other. Owns native buffers: one caller at a time, closed by its owner.
 */
public interface Segmenter extends AutoCloseable {

    /** The segmentation, or why there is none; throws nothing, whatever the bytes are. */
    ImageOutcome segment(FrameImage frame);

    @Override
    void close();
}
