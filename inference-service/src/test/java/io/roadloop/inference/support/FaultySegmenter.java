package io.roadloop.inference.support;

import io.roadloop.inference.segment.FrameImage;
import io.roadloop.inference.segment.ImageOutcome;
import io.roadloop.inference.segment.Segmenter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A real segmenter with a fault of our own code in it.
 *
 * @param fault thrown at the next frame, if there is one
 */
public record FaultySegmenter(Segmenter real, Supplier<Optional<RuntimeException>> fault) implements Segmenter {

    @Override
    public ImageOutcome segment(FrameImage frame) {
        fault.get().ifPresent(failure -> {
            throw failure;
        });
        return real.segment(frame);
    }

    @Override
    public void close() {
        real.close();
    }
}
