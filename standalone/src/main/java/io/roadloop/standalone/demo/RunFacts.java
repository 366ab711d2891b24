package io.roadloop.standalone.demo;

import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.avro.Segmented;
import io.roadloop.schemas.avro.ServingReport;
import io.roadloop.schemas.avro.Split;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.standalone.audit.StreamReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a finished run left on its topics, beside the audit's accounts.
 *
 * @param firstSegmentation when the first frame was segmented
 * @param releases in the order of their numbers
 * @param served numbers of the releases that made a segmentation, or that a report says were served
 * @param inferenceMillisMedian median of the reports' medians, each weighted by its frames; 0 without reports
 * @param canary labelled frames of the canary split
 */
record RunFacts(
        Optional<Instant> firstSegmentation,
        List<ModelRelease> releases,
        Set<Long> served,
        double inferenceMillisMedian,
        List<LabeledFrame> canary) {

    /** Says what it wants to know of the topics; the facts can be had when the reading has run. */
    static Supplier<RunFacts> from(StreamReading reading) {
        List<Instant> segmentedAt = new ArrayList<>();
        List<ModelRelease> releases = new ArrayList<>();
        List<ServingReport> reports = new ArrayList<>();
        List<LabeledFrame> canary = new ArrayList<>();
        Set<Long> served = new TreeSet<>();
        each(reading, Topics.SEGMENTATIONS, segmentation -> {
            keepEarliest(segmentedAt, segmentation);
            if (segmentation.getOutcome() instanceof Segmented segmented) {
                served.add(segmented.getReleaseNumber());
            }
        });
        each(reading, Topics.MODEL_RELEASES, releases::add);
        each(reading, Topics.SERVING_REPORTS, reports::add);
        each(reading, Topics.LABELED_FRAMES, labelled -> {
            if (labelled.getSplit() == Split.CANARY) {
                canary.add(labelled);
            }
        });
        return () -> {
            reports.stream()
                    .map(ServingReport::getReleaseNumber)
                    .filter(number -> number > 0)
                    .forEach(served::add);
            return new RunFacts(segmentedAt.stream().findFirst(), releases, served, weightedMedian(reports), canary);
        };
    }

    long swaps() {
        return served.size();
    }

    /** Whether the newest release came to be served, or at least the one before it: the last may fall into the stop. */
    boolean lastReleaseServed() {
        return releases.stream()
                .skip(Math.max(0, releases.size() - 2))
                .anyMatch(release -> served.contains(release.getNumber()));
    }

    /** Of the readable ones: anything else is a tombstone, or the audit's to report. */
    private static <V extends SpecificRecord> void each(StreamReading reading, TopicSpec<V> topic, Consumer<V> use) {
        reading.records(topic, (message, read) -> {
            if (read instanceof ReadRecord.Read<V> record) {
                use.accept(record.value());
            }
        });
    }

    private static void keepEarliest(List<Instant> earliest, Segmentation segmentation) {
        if (segmentation.getOutcome() instanceof Segmented
                && (earliest.isEmpty() || segmentation.getSegmentedAt().isBefore(earliest.get(0)))) {
            earliest.clear();
            earliest.add(segmentation.getSegmentedAt());
        }
    }

    private static double weightedMedian(List<ServingReport> reports) {
        List<ServingReport> byMillis = reports.stream()
                .filter(report -> report.getFrames() > 0)
                .sorted(Comparator.comparingDouble(ServingReport::getInferenceMillisP50))
                .toList();
        long half = byMillis.stream().mapToLong(ServingReport::getFrames).sum() / 2;
        long seen = 0;
        for (ServingReport report : byMillis) {
            seen += report.getFrames();
            if (seen >= half) {
                return report.getInferenceMillisP50();
            }
        }
        return 0;
    }
}
