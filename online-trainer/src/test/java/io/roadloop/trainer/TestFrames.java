package io.roadloop.trainer;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.FrameTags;
import io.roadloop.schemas.avro.ImageEncoding;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.PrivacyClass;
import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.avro.Split;
import io.roadloop.trainer.pool.EncodedSample;
import io.roadloop.trainer.pool.LabelTrust;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Scenes of the synthetic street as the records and samples that carry them. */
public final class TestFrames {
    public static final Size SIZE = new Size(64, 48);
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    /** A pseudo-label counts half after five minutes, and eight tenths for each turn after the first. */
    public static final LabelTrust TRUST = new LabelTrust(Duration.ofMinutes(5), 0.8);

    private static final SyntheticStreet STREET = new SyntheticStreet(7, SIZE);

    private TestFrames() {}

    public static StreetScene scene(int tick) {
        return STREET.render(tick % 3, tick, Conditions.DAY);
    }

    public static EncodedSample encoded(String id, int tick, boolean masked, Instant arrived) {
        StreetScene scene = scene(tick);
        return new EncodedSample(
                id,
                ImageWriter.png(scene.image()),
                masked ? Optional.of(mask(scene.mask())) : Optional.empty(),
                0,
                NOON,
                arrived);
    }

    public static byte[] mask(LabelMask mask) {
        return MaskCodec.encode(mask, Taxonomies.CAMVID_11);
    }

    public static CameraFrame frame(String id, int tick) {
        return frame(
                id, scene(tick).image().size(), ImageWriter.jpeg(scene(tick).image(), 0.95f));
    }

    public static CameraFrame frame(String id, Size declared, byte[] image) {
        return CameraFrame.newBuilder()
                .setFrameId(id)
                .setVehicleId("car-1")
                .setCameraId("front")
                .setCapturedAt(NOON)
                .setSequence(1)
                .setEncoding(ImageEncoding.JPEG)
                .setWidth(declared.width())
                .setHeight(declared.height())
                .setImage(ByteBuffer.wrap(image))
                .setTags(new FrameTags("dry", "day", "test"))
                .setPrivacy(PrivacyClass.SYNTHETIC)
                .build();
    }

    public static LabeledFrame label(String id, int tick, Split split) {
        return label(frame(id, tick), mask(scene(tick).mask()), "camvid-11", split);
    }

    public static LabeledFrame label(CameraFrame frame, byte[] mask, String taxonomy, Split split) {
        return LabeledFrame.newBuilder()
                .setFrame(frame)
                .setMask(ByteBuffer.wrap(mask))
                .setTaxonomy(taxonomy)
                .setSplit(split)
                .setDomain("yard")
                .setLabelledBy("street")
                .setLabelledAt(NOON)
                .build();
    }

    public static PseudoLabel pseudoLabel(String id, int tick, int generation, Instant madeAt) {
        return PseudoLabel.newBuilder()
                .setFrame(frame(id, tick))
                .setMask(ByteBuffer.wrap(mask(scene(tick).mask())))
                .setConfidence(ByteBuffer.wrap(new byte[] {1}))
                .setTaxonomy("camvid-11")
                .setReleaseNumber(1)
                .setDigest("0".repeat(64))
                .setGeneration(generation)
                .setTaughtShare(0.9)
                .setReason("test")
                .setMadeAt(madeAt)
                .build();
    }

    /** A picture of one colour. */
    public static RgbImage plain(Size size, int value) {
        byte[] rgb = new byte[Math.toIntExact(size.pixels() * RgbImage.CHANNELS)];
        Arrays.fill(rgb, (byte) value);
        return new RgbImage(size, rgb);
    }
}
