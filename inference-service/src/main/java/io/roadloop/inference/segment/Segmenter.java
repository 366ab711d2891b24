package io.roadloop.inference.segment;

/**
 * Segments one frame after the other. Owns native buffers: one caller at a time, closed by its owner.
 */
public interface Segmenter extends AutoCloseable {

    /**
     * The segmentation, or why there is none, whatever the bytes are.
     *
     * @throws io.roadloop.inference.release.NothingServesException if there is no model; the frame must be read again
     */
    ImageOutcome segment(FrameImage frame);

    @Override
    void close();
}
