package io.roadloop.inference.topology;

import io.roadloop.inference.release.Release;
import io.roadloop.inference.report.ServingObserver;
import io.roadloop.inference.teach.TaughtMask;
import io.roadloop.inference.teach.TeachingPolicy;
import io.roadloop.inference.teach.VehicleQuota;
import io.roadloop.schemas.avro.PseudoLabel;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Lets a segmented frame teach where the policy allows it. */
final class TeachFrames extends ContextualProcessor<byte[], FrameOutcome, byte[], Placed<PseudoLabel>> {

    private final TeachingPolicy policy;
    private final ServingObserver observer;
    private @Nullable VehicleQuota quota;

    TeachFrames(TeachingPolicy policy, ServingObserver observer) {
        this.policy = policy;
        this.observer = observer;
    }

    @Override
    public void init(ProcessorContext<byte[], Placed<PseudoLabel>> context) {
        super.init(context);
        quota = new VehicleQuota(context.getStateStore(VehicleQuota.STORE), policy);
    }

    @Override
    public void process(Record<byte[], FrameOutcome> record) {
        if (record.value() instanceof FrameOutcome.Segmented segmented && mayTeach(segmented)) {
            label(segmented).ifPresent(label -> {
                context().forward(record.withValue(label));
                observer.taught();
            });
        }
    }

    /** A failure costs the label alone, unless Kafka itself failed: then the task must know. */
    private Optional<Placed<PseudoLabel>> label(FrameOutcome.Segmented segmented) {
        try {
            return teach(segmented);
        } catch (KafkaException ofTheTask) {
            throw ofTheTask;
        } catch (RuntimeException unforeseen) {
            observer.notTaught(segmented.origin().place(), unforeseen.toString());
            return Optional.empty();
        }
    }

    private boolean mayTeach(FrameOutcome.Segmented segmented) {
        Release release = segmented.image().release();
        return release.generation() < policy.maximumGeneration()
                && !release.releasedAt().plus(policy.maximumModelAge()).isBefore(segmented.at());
    }

    /** The quota is asked last: only a frame that could teach takes from it. */
    private Optional<Placed<PseudoLabel>> teach(FrameOutcome.Segmented segmented) {
        TaughtMask taught = TaughtMask.of(
                segmented.image().prediction(), segmented.image().release().thresholds(), policy.boundaryBand());
        if (taught.share() < policy.minimumShare()) {
            return Optional.empty();
        }
        byte[] png = OutcomeRecords.taughtPng(segmented, taught);
        boolean fits = OutcomeRecords.fitsPseudoLabel(
                segmented.origin(), png.length, segmented.image().confidencePng().length);
        return fits && takeQuota(segmented)
                ? Optional.of(OutcomeRecords.pseudoLabel(segmented, taught, png))
                : Optional.empty();
    }

    private boolean takeQuota(FrameOutcome.Segmented segmented) {
        return quota != null && quota.take(segmented.frame().getVehicleId(), segmented.at());
    }
}
