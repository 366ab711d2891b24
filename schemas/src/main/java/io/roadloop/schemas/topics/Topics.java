package io.roadloop.schemas.topics;

import static io.roadloop.schemas.topics.Party.ANNOTATORS;
import static io.roadloop.schemas.topics.Party.CONSUMERS;
import static io.roadloop.schemas.topics.Party.INFERENCE;
import static io.roadloop.schemas.topics.Party.INGEST;
import static io.roadloop.schemas.topics.Party.OPERATORS;
import static io.roadloop.schemas.topics.Party.TRAINER;
import static org.apache.kafka.common.record.TimestampType.CREATE_TIME;
import static org.apache.kafka.common.record.TimestampType.LOG_APPEND_TIME;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.LabelRequest;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.avro.ServingReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The nine topics of the flow. */
public final class Topics {

    private static final int IMAGE_BYTES = 4 * 1024 * 1024;
    private static final int RECORD_BYTES = 1024 * 1024;

    /** Street images are private: what holds one and was not chosen by a person goes after this time. */
    private static final Retention SHORT = new Retention.Kept(Duration.ofHours(6));

    private static final Retention WEEK = new Retention.Kept(Duration.ofDays(7));
    private static final Retention ERASABLE = new Retention.Compacted(Duration.ofHours(24));
    private static final Retention FOR_EVER = new Retention.ForEver();

    /** Partitions of what is keyed by vehicle; segmentations and pseudo-labels lie as their frames do. */
    private static final int BY_VEHICLE = 4;

    public static final TopicSpec<CameraFrame> FRAMES = new TopicSpec<>(
            "roadloop.frames",
            CameraFrame.class,
            "vehicleId: the order of each camera holds",
            BY_VEHICLE,
            SHORT,
            LOG_APPEND_TIME,
            Privacy.STREET_IMAGES,
            Set.of(INGEST),
            Set.of(INFERENCE, TRAINER),
            IMAGE_BYTES);

    public static final TopicSpec<LabeledFrame> LABELED_FRAMES = new TopicSpec<>(
            "roadloop.labeled-frames",
            LabeledFrame.class,
            "frameId: a later label replaces, a tombstone erases",
            1,
            ERASABLE,
            CREATE_TIME,
            Privacy.STREET_IMAGES,
            Set.of(INGEST, ANNOTATORS),
            Set.of(TRAINER),
            IMAGE_BYTES);

    public static final TopicSpec<Segmentation> SEGMENTATIONS = new TopicSpec<>(
            "roadloop.segmentations",
            Segmentation.class,
            "vehicleId, as frames",
            BY_VEHICLE,
            WEEK,
            CREATE_TIME,
            Privacy.MASKS,
            Set.of(INFERENCE),
            Set.of(CONSUMERS),
            IMAGE_BYTES);

    public static final TopicSpec<PseudoLabel> PSEUDO_LABELS = new TopicSpec<>(
            "roadloop.pseudo-labels",
            PseudoLabel.class,
            "vehicleId, as frames",
            BY_VEHICLE,
            SHORT,
            CREATE_TIME,
            Privacy.STREET_IMAGES,
            Set.of(INFERENCE),
            Set.of(TRAINER),
            IMAGE_BYTES);

    public static final TopicSpec<LabelRequest> LABEL_REQUESTS = new TopicSpec<>(
            "roadloop.label-requests",
            LabelRequest.class,
            "frameId",
            1,
            WEEK,
            CREATE_TIME,
            Privacy.STREET_IMAGES,
            Set.of(TRAINER),
            Set.of(ANNOTATORS),
            IMAGE_BYTES);

    public static final TopicSpec<ModelRelease> MODEL_RELEASES = new TopicSpec<>(
            "roadloop.model-releases",
            ModelRelease.class,
            "model name; the numbers of the releases rise",
            1,
            FOR_EVER,
            CREATE_TIME,
            Privacy.NONE,
            Set.of(TRAINER),
            Set.of(TRAINER, INFERENCE, OPERATORS),
            RECORD_BYTES);

    public static final TopicSpec<ModelDecision> MODEL_DECISIONS = new TopicSpec<>(
            "roadloop.model-decisions",
            ModelDecision.class,
            "digest of the candidate",
            1,
            FOR_EVER,
            CREATE_TIME,
            Privacy.NONE,
            Set.of(TRAINER),
            Set.of(OPERATORS),
            RECORD_BYTES);

    public static final TopicSpec<ServingReport> SERVING_REPORTS = new TopicSpec<>(
            "roadloop.serving-reports",
            ServingReport.class,
            "instance",
            1,
            WEEK,
            CREATE_TIME,
            Privacy.NONE,
            Set.of(INFERENCE),
            Set.of(TRAINER, OPERATORS),
            RECORD_BYTES);

    public static final TopicSpec<DeadLetter> DEAD_LETTERS = new TopicSpec<>(
            "roadloop.dead-letters",
            DeadLetter.class,
            "as it came",
            1,
            SHORT,
            CREATE_TIME,
            Privacy.STREET_IMAGES,
            Set.of(INFERENCE, TRAINER),
            Set.of(OPERATORS),
            RECORD_BYTES);

    private Topics() {}

    /** All nine, in the order of the flow. */
    public static List<TopicSpec<?>> all() {
        return List.of(
                FRAMES,
                LABELED_FRAMES,
                SEGMENTATIONS,
                PSEUDO_LABELS,
                LABEL_REQUESTS,
                MODEL_RELEASES,
                MODEL_DECISIONS,
                SERVING_REPORTS,
                DEAD_LETTERS);
    }
}
