package io.roadloop.inference.topology;

import io.roadloop.inference.release.NothingServesException;
import io.roadloop.inference.report.ServingObserver;
import io.roadloop.inference.segment.FrameImage;
import io.roadloop.inference.segment.ImageOutcome;
import io.roadloop.inference.segment.Segmenter;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.ImageEncoding;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.RegistryUnavailableException;
import io.roadloop.schemas.wire.WireBytes;
import io.roadloop.schemas.wire.WireReader;
import io.roadloop.vision.codec.ImageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * From the bytes of a record to its outcome: one out for each one in, whatever the bytes are. Owns its segmenter.
 *
 * <p>An outcome carries the time of its making, not the frame's: a frame's clock is the sender's where its topic keeps
 * CreateTime, and the broker refuses a time too far ahead. It carries no headers: they are the sender's, of any size.
 */
final class SegmentFrames extends ContextualProcessor<byte[], byte[], byte[], FrameOutcome> {

    /** The registry was away when a schema was met for the first time; part of the wire. */
    static final String REGISTRY_UNAVAILABLE = "registry-unavailable";

    /** Nobody foresaw this failure, so it is a fault of this code and not of the frame; part of the wire. */
    static final String INTERNAL_ERROR = "internal-error";

    private final Segmenter segmenter;
    private final WireReader<CameraFrame> reader;
    private final ServingObserver observer;
    private final InstantSource clock;

    SegmentFrames(Segmenter segmenter, WireReader<CameraFrame> reader, ServingObserver observer, InstantSource clock) {
        this.segmenter = segmenter;
        this.reader = reader;
        this.observer = observer;
        this.clock = clock;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Origin origin = origin(record);
        FrameOutcome outcome = outcome(origin);
        byte[] key = FrameRules.brokenByKey(origin).isEmpty() ? record.key() : null;
        context().forward(new Record<>(key, outcome, outcome.at().toEpochMilli(), new RecordHeaders()));
        observe(outcome);
    }

    private Origin origin(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of frames came without its place"));
        byte[] value = record.value();
        return new Origin(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                Optional.ofNullable(record.key()),
                value == null ? new byte[0] : value,
                Instant.ofEpochMilli(record.timestamp()));
    }

    private FrameOutcome outcome(Origin origin) {
        Optional<String> broken = FrameRules.brokenByKey(origin);
        if (broken.isPresent()) {
            return refused(origin, Optional.empty(), FrameRules.FRAME_INVALID, broken.get());
        }
        return orRefuse(origin, Optional.empty(), () -> read(origin));
    }

    /** A failure that nobody foresaw is the outcome of its frame, too; where nothing serves, the task must fail. */
    private FrameOutcome orRefuse(Origin origin, Optional<CameraFrame> frame, Supplier<FrameOutcome> attempt) {
        try {
            return attempt.get();
        } catch (NothingServesException ending) {
            throw ending;
        } catch (RuntimeException unforeseen) {
            return refused(origin, frame, INTERNAL_ERROR, unforeseen.toString());
        }
    }

    /**
     * A schema that nobody wrote with at the start of this service is asked for once; if the registry is away then, the
     * frame is refused, not waited for: any sender can make up schema ids, and must not be able to hold up the others.
     * One that takes the connection and never answers still holds this thread for the client's fixed 60 s.
     */
    private FrameOutcome read(Origin origin) {
        ReadRecord<CameraFrame> read;
        try {
            read = reader.read(origin.value());
        } catch (RegistryUnavailableException away) {
            return refused(origin, Optional.empty(), REGISTRY_UNAVAILABLE, away.toString());
        }
        if (read instanceof ReadRecord.Unreadable<CameraFrame> unreadable) {
            return refused(origin, Optional.empty(), unreadable.cause().code(), unreadable.detail());
        }
        return look(origin, ((ReadRecord.Read<CameraFrame>) read).value());
    }

    private FrameOutcome look(Origin origin, CameraFrame frame) {
        Optional<String> broken = FrameRules.brokenByNames(frame);
        if (broken.isPresent()) {
            return refused(origin, Optional.empty(), FrameRules.FRAME_INVALID, broken.get());
        }
        return orRefuse(origin, Optional.of(frame), () -> segment(origin, frame));
    }

    private FrameOutcome segment(Origin origin, CameraFrame frame) {
        ImageOutcome image = segmenter.segment(image(frame));
        if (image instanceof ImageOutcome.Refused refused) {
            return refused(origin, Optional.of(frame), refused.cause(), refused.detail());
        }
        ImageOutcome.Segmented segmented = (ImageOutcome.Segmented) image;
        if (!OutcomeRecords.fitsSegmentation(segmented.maskPng().length, segmented.confidencePng().length)) {
            return refused(
                    origin,
                    Optional.of(frame),
                    OutcomeRecords.RESULT_TOO_LARGE,
                    "the mask of this frame has " + segmented.maskPng().length + " bytes");
        }
        return new FrameOutcome.Segmented(origin, frame, segmented, clock.instant());
    }

    private FrameOutcome refused(Origin origin, Optional<CameraFrame> frame, String cause, String detail) {
        return new FrameOutcome.Refused(origin, frame, cause, detail, clock.instant());
    }

    private void observe(FrameOutcome outcome) {
        if (outcome instanceof FrameOutcome.Segmented segmented) {
            CameraFrame frame = segmented.frame();
            observer.segmented(frame.getVehicleId() + "/" + frame.getCameraId(), segmented.image());
        } else if (outcome instanceof FrameOutcome.Refused refused) {
            observer.refused(refused.origin().place(), refused.cause(), refused.detail());
        }
    }

    private static FrameImage image(CameraFrame frame) {
        return new FrameImage(
                WireBytes.copy(frame.getImage()), frame.getWidth(), frame.getHeight(), format(frame.getEncoding()));
    }

    private static Optional<ImageFormat> format(ImageEncoding encoding) {
        return switch (encoding) {
            case JPEG -> Optional.of(ImageFormat.JPEG);
            case PNG -> Optional.of(ImageFormat.PNG);
            case UNKNOWN -> Optional.empty();
        };
    }

    @Override
    public void close() {
        segmenter.close();
    }
}
