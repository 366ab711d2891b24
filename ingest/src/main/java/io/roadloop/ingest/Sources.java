package io.roadloop.ingest;

import io.roadloop.ingest.source.ByTime;
import io.roadloop.ingest.source.FolderLabels;
import io.roadloop.ingest.source.FolderStream;
import io.roadloop.ingest.source.FrameFolder;
import io.roadloop.ingest.source.FrameSource;
import io.roadloop.ingest.source.InOrder;
import io.roadloop.ingest.source.LabelUse;
import io.roadloop.ingest.source.StreetAlbum;
import io.roadloop.ingest.source.StreetAnnotator;
import io.roadloop.ingest.source.StreetCamera;
import io.roadloop.ingest.source.StreetFleet;
import io.roadloop.ingest.source.StreetStream;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.Taxonomy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes the source that the settings ask for: labels first, then the stream. */
final class Sources {

    private static final Size STREET_SIZE = new Size(240, 180);
    private static final String CANARY_FRAMES = "frames";
    private static final String CANARY_LABELS = "labels";

    private Sources() {}

    /**
     * @param clock the first sequence is its milliseconds, so that a service that starts again goes on with higher
     *     ones and no frame's id comes twice
     * @throws io.roadloop.kit.UserErrorException if a folder is missing or empty, or the taxonomy does not fit
     */
    static FrameSource of(IngestSettings settings, Taxonomy taxonomy, InstantSource clock) {
        long firstSequence = clock.millis();
        return switch (settings.source().kind()) {
            case STREET -> street(settings, taxonomy, firstSequence);
            case FOLDER -> folder(settings, firstSequence);
        };
    }

    private static FrameSource street(IngestSettings settings, Taxonomy taxonomy, long firstSequence) {
        if (!taxonomy.equals(Taxonomies.CAMVID_11)) {
            throw new InvalidSettingException(
                    "labels.taxonomy", taxonomy.name(), "must be camvid-11 on the street, which has those classes");
        }
        SourceSettings source = settings.source();
        LabelSettings labels = settings.labels();
        var camera = new StreetCamera(
                source.seed(),
                source.size().orElse(STREET_SIZE),
                settings.publish().quality());
        var fleet = new StreetFleet(source.vehicles(), source.framesPerSecond(), source.driftDuration(), firstSequence);
        return new InOrder(List.of(
                StreetAlbum.canary(camera, labels.canaryFrames()),
                StreetAlbum.initial(camera, labels.initial()),
                new ByTime(new StreetStream(camera, fleet), new StreetAnnotator(camera, fleet, labels.perMinute()))));
    }

    private static FrameSource folder(IngestSettings settings, long firstSequence) {
        SourceSettings source = settings.source();
        LabelSettings labels = settings.labels();
        FrameFolder frames = FrameFolder.list(source.folder().orElseThrow());
        List<FrameSource> all = new ArrayList<>();
        labels.canaryFolder()
                .ifPresent(canary -> all.add(FolderLabels.of(
                        FrameFolder.list(canary.resolve(CANARY_FRAMES)),
                        canary.resolve(CANARY_LABELS),
                        labelPlan(settings, LabelUse.CANARY))));
        labels.folder().ifPresent(masks -> all.add(training(settings, frames, masks)));
        all.add(new FolderStream(
                frames,
                new FolderStream.Plan(
                        source.camera(),
                        source.framesPerSecond(),
                        source.repeat(),
                        source.privacy(),
                        settings.checks().maximumBytes(),
                        firstSequence)));
        return new InOrder(all);
    }

    private static FrameSource training(IngestSettings settings, FrameFolder frames, Path masks) {
        return FolderLabels.of(frames, masks, labelPlan(settings, LabelUse.TRAIN))
                .sampled(settings.labels().share(), settings.source().seed());
    }

    private static FolderLabels.Plan labelPlan(IngestSettings settings, LabelUse use) {
        return new FolderLabels.Plan(
                settings.source().camera(),
                use,
                settings.source().privacy(),
                settings.checks().maximumBytes());
    }
}
