package io.roadloop.inference.topology;

import io.roadloop.inference.release.Release;
import io.roadloop.inference.teach.TaughtMask;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.avro.Refused;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.avro.Segmented;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.DeadLetters;
import io.roadloop.vision.codec.MaskCodec;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Outcomes as the records that go out: the edge between the service's types and the wire's. */
final class OutcomeRecords {

    /** The service's name in dead letters. */
    static final String SERVICE = "inference-service";

    /** The broker would not take the result; part of the wire. */
    static final String RESULT_TOO_LARGE = "result-too-large";

    /** Names, keys (see {@link FrameRules}) and Avro's framing, with room to spare. */
    private static final int OVERHEAD_BYTES = 16 << 10;

    private OutcomeRecords() {}

    /** Whether the broker takes a segmentation with these planes. */
    static boolean fitsSegmentation(int maskBytes, int confidenceBytes) {
        return maskBytes + confidenceBytes + OVERHEAD_BYTES <= Topics.SEGMENTATIONS.maxBytes();
    }

    /** Whether the broker takes a pseudo-label of this frame with these planes. */
    static boolean fitsPseudoLabel(Origin frame, int maskBytes, int confidenceBytes) {
        return frame.value().length + maskBytes + confidenceBytes + OVERHEAD_BYTES <= Topics.PSEUDO_LABELS.maxBytes();
    }

    static Placed<Segmentation> segmentation(FrameOutcome outcome) {
        Segmentation.Builder record = Segmentation.newBuilder()
                .setAppendedAt(outcome.origin().appendedAt())
                .setSegmentedAt(outcome.at());
        if (outcome instanceof FrameOutcome.Segmented segmented) {
            named(record, segmented.frame()).setOutcome(segmented(segmented));
        } else if (outcome instanceof FrameOutcome.Refused refused) {
            named(record, refused).setOutcome(new Refused(refused.cause(), refused.detail()));
        }
        return new Placed<>(outcome.origin().partition(), record.build());
    }

    private static Segmented segmented(FrameOutcome.Segmented outcome) {
        Release release = outcome.image().release();
        return Segmented.newBuilder()
                .setReleaseNumber(release.number())
                .setDigest(release.digest().hex())
                .setMask(ByteBuffer.wrap(outcome.image().maskPng()))
                .setConfidence(ByteBuffer.wrap(outcome.image().confidencePng()))
                .setPixelsPerClass(
                        LongStream.of(outcome.image().pixelsPerClass()).boxed().toList())
                .build();
    }

    private static Segmentation.Builder named(Segmentation.Builder record, CameraFrame frame) {
        return record.setFrameId(frame.getFrameId())
                .setVehicleId(frame.getVehicleId())
                .setCameraId(frame.getCameraId())
                .setSequence(frame.getSequence())
                .setCapturedAt(frame.getCapturedAt());
    }

    private static Segmentation.Builder named(Segmentation.Builder record, FrameOutcome.Refused refused) {
        Optional<CameraFrame> frame = refused.frame();
        return frame.isPresent()
                ? named(record, frame.get())
                : record.setFrameId(refused.origin().place())
                        .setVehicleId(refused.origin().keyText())
                        .setCameraId("")
                        .setSequence(-1);
    }

    static DeadLetter deadLetter(FrameOutcome.Refused refused) {
        Origin origin = refused.origin();
        ConsumerRecord<Optional<byte[]>, byte[]> record =
                new ConsumerRecord<>(origin.topic(), origin.partition(), origin.offset(), origin.key(), origin.value());
        return DeadLetters.of(SERVICE, refused.cause(), refused.detail(), record, refused.at());
    }

    static Placed<PseudoLabel> pseudoLabel(FrameOutcome.Segmented segmented, TaughtMask taught, byte[] maskPng) {
        Release release = segmented.image().release();
        PseudoLabel label = PseudoLabel.newBuilder()
                .setFrame(segmented.frame())
                .setMask(ByteBuffer.wrap(maskPng))
                .setConfidence(ByteBuffer.wrap(segmented.image().confidencePng()))
                .setTaxonomy(release.taxonomy().name())
                .setReleaseNumber(release.number())
                .setDigest(release.digest().hex())
                .setGeneration(release.generation() + 1)
                .setTaughtShare(taught.share())
                .setReason(String.format(
                        Locale.ROOT, "sure of %.2f of its pixels; within its vehicle's quota", taught.share()))
                .setMadeAt(segmented.at())
                .build();
        return new Placed<>(segmented.origin().partition(), label);
    }

    /** The mask that goes into a pseudo-label: at the frame's size. */
    static byte[] taughtPng(FrameOutcome.Segmented segmented, TaughtMask taught) {
        return MaskCodec.encode(
                taught.mask().resizeNearest(segmented.image().mask().size()),
                segmented.image().release().taxonomy());
    }
}
