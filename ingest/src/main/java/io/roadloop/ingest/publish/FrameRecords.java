package io.roadloop.ingest.publish;

import io.roadloop.ingest.check.Checked;
import io.roadloop.ingest.check.SendableFrame;
import io.roadloop.ingest.source.CapturedFrame;
import io.roadloop.ingest.source.LabelUse;
import io.roadloop.ingest.source.Privacy;
import io.roadloop.ingest.source.SceneTags;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.FrameTags;
import io.roadloop.schemas.avro.ImageEncoding;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.PrivacyClass;
import io.roadloop.schemas.avro.Split;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.codec.ImageFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Frames and labels as the records of the wire. Generated types go no further inwards than this. */
final class FrameRecords {

    private FrameRecords() {}

    static CameraFrame frame(SendableFrame frame, Instant capturedAt) {
        CapturedFrame captured = frame.captured();
        SceneTags tags = captured.tags();
        return CameraFrame.newBuilder()
                .setFrameId(captured.frameId())
                .setVehicleId(captured.vehicleId())
                .setCameraId(captured.cameraId())
                .setCapturedAt(capturedAt)
                .setSequence(captured.sequence())
                .setEncoding(encoding(frame.format()))
                .setWidth(frame.width())
                .setHeight(frame.height())
                .setImage(ByteBuffer.wrap(frame.image()))
                .setTags(new FrameTags(tags.weather(), tags.light(), tags.region()))
                .setPrivacy(privacy(captured.privacy()))
                .build();
    }

    static LabeledFrame label(Checked.Label label, Taxonomy taxonomy, String domain, Instant now) {
        return LabeledFrame.newBuilder()
                .setFrame(frame(label.frame(), now))
                .setMask(ByteBuffer.wrap(label.mask()))
                .setTaxonomy(taxonomy.name())
                .setSplit(split(label.use()))
                .setDomain(domain)
                .setLabelledBy(label.labelledBy())
                .setLabelledAt(now)
                .build();
    }

    private static ImageEncoding encoding(Optional<ImageFormat> format) {
        return format.map(known -> switch (known) {
                    case JPEG -> ImageEncoding.JPEG;
                    case PNG -> ImageEncoding.PNG;
                })
                .orElse(ImageEncoding.UNKNOWN);
    }

    private static PrivacyClass privacy(Privacy privacy) {
        return switch (privacy) {
            case STREET -> PrivacyClass.STREET;
            case ANONYMISED -> PrivacyClass.ANONYMISED;
            case SYNTHETIC -> PrivacyClass.SYNTHETIC;
        };
    }

    private static Split split(LabelUse use) {
        return switch (use) {
            case TRAIN -> Split.TRAIN;
            case CANARY -> Split.CANARY;
        };
    }
}
