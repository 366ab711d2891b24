package io.roadloop.trainer.intake;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.wire.FrameNames;
import io.roadloop.schemas.wire.WireBytes;
import io.roadloop.trainer.pool.Decoding;
import io.roadloop.trainer.pool.EncodedSample;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.vision.Size;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** From the wire's records to samples: here the generated types end. */
final class Frames {
    private Frames() {}

    /** The mask of a frame, and what is known of it. */
    record Label(Optional<ByteBuffer> mask, int generation, String domain) {
        static final Label NONE = new Label(Optional.empty(), 0, EncodedSample.TARGET);
    }

    /**
     * Decodes a frame at training size and hands it on, or says why it cannot be used.
     *
     * @param arrived by which the pools order their samples
     * @param use takes the frame as it came and at training size
     */
    static Outcome use(
            CameraFrame frame,
            Label label,
            Instant arrived,
            SampleDecoder decoder,
            BiFunction<EncodedSample, Sample, Tally> use) {
        String id = frame.getFrameId();
        Optional<String> broken = FrameNames.brokenBy("frameId", id);
        if (broken.isPresent()) {
            return new Outcome.Refused("frame-id", broken.get());
        }
        if (frame.getWidth() < 1 || frame.getHeight() < 1) {
            return new Outcome.Refused(
                    "image-size-mismatch",
                    "the record says " + frame.getWidth() + "x" + frame.getHeight() + ": both must be at least 1");
        }
        EncodedSample encoded = new EncodedSample(
                id,
                WireBytes.copy(frame.getImage()),
                label.mask().map(WireBytes::copy),
                label.generation(),
                frame.getCapturedAt(),
                arrived,
                label.domain());
        Decoding decoding = decoder.decode(encoded, new Size(frame.getWidth(), frame.getHeight()));
        if (decoding instanceof Decoding.Unusable unusable) {
            return new Outcome.Refused(unusable.cause(), unusable.detail());
        }
        return new Outcome.Done(use.apply(encoded, ((Decoding.Usable) decoding).sample()));
    }
}
