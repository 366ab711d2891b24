package io.roadloop.inference.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.roadloop.inference.release.RefusalReason;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.segment.ImageOutcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The service's metrics. */
public final class InferenceMetrics implements ServingObserver {

    public static final String SEGMENTED = "roadloop.inference.segmented";
    public static final String REFUSED = "roadloop.inference.refused";
    public static final String PSEUDO_LABELS = "roadloop.inference.pseudo.labels";
    public static final String NOT_TAUGHT = "roadloop.inference.teaching.failures";
    public static final String MODEL_RUN = "roadloop.inference.model.run";
    public static final String RELEASE_NUMBER = "roadloop.inference.release.number";
    public static final String SWAPS = "roadloop.inference.swaps";
    public static final String PREPARATION = "roadloop.inference.release.preparation";
    public static final String RELEASES_REFUSED = "roadloop.inference.releases.refused";

    private final MeterRegistry meters;
    private final Counter segmented;
    private final Counter pseudoLabels;
    private final Counter notTaught;
    private final Counter swaps;
    private final Timer modelRun;
    private final Timer preparation;
    private final AtomicLong releaseNumber = new AtomicLong();

    public InferenceMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.segmented =
                Counter.builder(SEGMENTED).description("frames segmented").register(meters);
        this.pseudoLabels =
                Counter.builder(PSEUDO_LABELS).description("pseudo-labels made").register(meters);
        this.notTaught = Counter.builder(NOT_TAUGHT)
                .description("pseudo-labels whose making failed")
                .register(meters);
        this.swaps = Counter.builder(SWAPS).description("releases swapped in").register(meters);
        this.modelRun = Timer.builder(MODEL_RUN)
                .description("time of one model run")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters);
        this.preparation = Timer.builder(PREPARATION)
                .description("time to load, try and warm a release")
                .register(meters);
        meters.gauge(RELEASE_NUMBER, releaseNumber);
    }

    @Override
    public void segmented(String camera, ImageOutcome.Segmented image) {
        segmented.increment();
        modelRun.record(image.modelRun());
    }

    /** Causes are a closed set of names, so the tag stays small. */
    @Override
    public void refused(String place, String cause, String detail) {
        meters.counter(REFUSED, "cause", cause).increment();
    }

    @Override
    public void taught() {
        pseudoLabels.increment();
    }

    @Override
    public void notTaught(String place, String detail) {
        notTaught.increment();
    }

    @Override
    public void swapped(Release release, Duration duration) {
        swaps.increment();
        preparation.record(duration);
        releaseNumber.set(release.number());
    }

    @Override
    public void refused(RefusalReason reason, String detail) {
        meters.counter(RELEASES_REFUSED, "reason", reason.code()).increment();
    }
}
