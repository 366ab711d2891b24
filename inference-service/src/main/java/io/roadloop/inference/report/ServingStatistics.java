package io.roadloop.inference.report;

import io.roadloop.inference.release.RefusalReason;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.segment.ImageOutcome;
import io.roadloop.schemas.avro.ServingReport;
import io.roadloop.vision.ConfidenceCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Gathers what serving reports say, window by window. A frame that is read again after a crash is counted again: the
 * topics are exact, reports are observations.
 */
public final class ServingStatistics implements ServingObserver {

    private final String instance;
    private final CameraDrift drift = new CameraDrift();
    private Instant from;
    private Optional<Release> serving = Optional.empty();
    private long swaps;
    private long refusedReleases;
    private Window window = new Window();

    /** @param from start of the first window */
    public ServingStatistics(String instance, Instant from) {
        this.instance = instance;
        this.from = from;
    }

    @Override
    public synchronized void segmented(String camera, ImageOutcome.Segmented image) {
        window.segmented(camera, image);
    }

    @Override
    public synchronized void refused(String place, String cause, String detail) {
        window.refused++;
    }

    @Override
    public synchronized void taught() {
        window.pseudoLabels++;
    }

    /** Reports have no field for it: metrics count it. */
    @Override
    public void notTaught(String place, String detail) {}

    @Override
    public synchronized void swapped(Release release, Duration preparation) {
        serving = Optional.of(release);
        swaps++;
    }

    @Override
    public synchronized void refused(RefusalReason reason, String detail) {
        refusedReleases++;
    }

    /** Ends the window at {@code to}, and begins the next one there. */
    public synchronized ServingReport endWindow(Instant to) {
        Window ended = window;
        window = new Window();
        ServingReport report = ServingReport.newBuilder()
                .setInstance(instance)
                .setFrom(from)
                .setTo(to)
                .setReleaseNumber(serving.map(Release::number).orElse(0L))
                .setDigest(serving.map(release -> release.digest().hex()).orElse(""))
                .setSwaps(swaps)
                .setRefusedReleases(refusedReleases)
                .setFrames(ended.segmented + ended.refused)
                .setRefused(ended.refused)
                .setPseudoLabels(ended.pseudoLabels)
                .setMeanConfidence(ended.meanConfidence())
                .setClassHistogram(LongStream.of(ended.pixelsPerClass()).boxed().toList())
                .setInferenceMillisP50(ended.runTimes.quantile(0.5))
                .setInferenceMillisP95(ended.runTimes.quantile(0.95))
                .setDriftByCamera(driftOf(ended))
                .build();
        from = to;
        return report;
    }

    private Map<String, Double> driftOf(Window ended) {
        Map<String, Double> byCamera = new LinkedHashMap<>();
        ended.pixelsByCamera.forEach((camera, pixels) -> byCamera.put(camera, drift.measure(camera, pixels)));
        return byCamera;
    }

    /** What is summed up within one window. */
    private static final class Window {

        private final RunTimes runTimes = new RunTimes();
        private final Map<String, long[]> pixelsByCamera = new HashMap<>();
        private final long[] confidenceCodes = new long[ConfidenceCode.MAXIMUM + 1];
        private long segmented;
        private long refused;
        private long pseudoLabels;

        void segmented(String camera, ImageOutcome.Segmented image) {
            segmented++;
            runTimes.add(image.modelRun());
            for (byte code : image.prediction().confidence()) {
                confidenceCodes[code & 0xFF]++;
            }
            pixelsByCamera.merge(camera, image.pixelsPerClass(), Window::sum);
        }

        double meanConfidence() {
            double sum = 0;
            long pixels = 0;
            for (int code = 0; code <= ConfidenceCode.MAXIMUM; code++) {
                sum += ConfidenceCode.decode(code) * confidenceCodes[code];
                pixels += confidenceCodes[code];
            }
            return pixels == 0 ? 0 : sum / pixels;
        }

        long[] pixelsPerClass() {
            return pixelsByCamera.values().stream().reduce(new long[0], Window::sum);
        }

        private static long[] sum(long[] one, long[] other) {
            long[] sum = Arrays.copyOf(one, Math.max(one.length, other.length));
            for (int i = 0; i < other.length; i++) {
                sum[i] += other[i];
            }
            return sum;
        }
    }
}
