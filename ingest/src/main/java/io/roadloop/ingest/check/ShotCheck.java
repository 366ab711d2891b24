package io.roadloop.ingest.check;

import io.roadloop.ingest.source.CapturedFrame;
import io.roadloop.ingest.source.Shot;
import io.roadloop.schemas.wire.FrameNames;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.codec.Decoded;
import io.roadloop.vision.codec.DecodedHeader;
import io.roadloop.vision.codec.DecodedMask;
import io.roadloop.vision.codec.ImageHeader;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageReader;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.codec.RefusalCause;
import java.util.Optional;

/** Checks shots one at a time, and brings them to the size that is sent. */
public final class ShotCheck {

    /**
     * What is checked and how.
     *
     * @param limits of an image or a mask
     * @param pixels whether every frame is decoded, not its header alone
     * @param forwardBroken whether frames that fail are sent as they are, for the services to refuse
     * @param size at which frames and masks are sent; empty sends them as they are
     * @param quality of the JPEGs of rescaled frames, in [0, 1]
     * @param taxonomy of the labels
     */
    public record Rules(
            ImageLimits limits,
            boolean pixels,
            boolean forwardBroken,
            Optional<Size> size,
            float quality,
            Taxonomy taxonomy) {}

    /** A frame's names are blank or too long; the inference service calls it so, too. */
    private static final String FRAME_INVALID = "frame-invalid";

    private final Rules rules;

    public ShotCheck(Rules rules) {
        this.rules = rules;
    }

    /** Never throws, whatever the bytes are. */
    public Checked check(Shot shot) {
        if (shot instanceof Shot.Unlabelled unlabelled) {
            Checked checked = frame(unlabelled.frame());
            return checked instanceof Checked.Refused && rules.forwardBroken() ? asItIs(unlabelled.frame()) : checked;
        }
        if (shot instanceof Shot.Labelled labelled) {
            return label(labelled);
        }
        Shot.Unreadable unreadable = (Shot.Unreadable) shot;
        return new Checked.Refused(unreadable.cause(), unreadable.detail());
    }

    private Checked frame(CapturedFrame captured) {
        Optional<String> broken = FrameNames.brokenBy("frameId", captured.frameId())
                .or(() -> FrameNames.brokenBy("vehicleId", captured.vehicleId()))
                .or(() -> FrameNames.brokenBy("cameraId", captured.cameraId()));
        if (broken.isPresent()) {
            return new Checked.Refused(FRAME_INVALID, broken.get());
        }
        DecodedHeader read = ImageReader.header(captured.image(), rules.limits());
        if (read instanceof DecodedHeader.Refused refused) {
            return refused(refused.cause(), refused.detail());
        }
        ImageHeader header = ((DecodedHeader.Header) read).header();
        boolean rescale = rules.size().isPresent() && !rules.size().get().equals(header.size());
        if (!rescale && !rules.pixels()) {
            return new Checked.Frame(sendable(captured, header));
        }
        Decoded decoded = ImageReader.read(captured.image(), rules.limits());
        if (decoded instanceof Decoded.Refused refused) {
            return refused(refused.cause(), refused.detail());
        }
        RgbImage image = ((Decoded.Image) decoded).image();
        return new Checked.Frame(
                rescale ? rescaled(captured, header, image, rules.size().get()) : sendable(captured, header));
    }

    private Checked label(Shot.Labelled shot) {
        DecodedMask decoded = MaskCodec.decode(shot.mask(), rules.limits(), rules.taxonomy());
        if (decoded instanceof DecodedMask.Refused refused) {
            return refused(refused.cause(), "its mask: " + refused.detail());
        }
        LabelMask mask = ((DecodedMask.Mask) decoded).mask();
        DecodedHeader read = ImageReader.header(shot.frame().image(), rules.limits());
        if (read instanceof DecodedHeader.Header known && !known.header().size().equals(mask.size())) {
            return refused(
                    RefusalCause.MASK_SIZE,
                    "its mask is " + mask.size() + ", the frame "
                            + known.header().size());
        }
        Checked checked = frame(shot.frame());
        if (!(checked instanceof Checked.Frame frame)) {
            return checked;
        }
        LabelMask sized = rules.size().map(mask::resizeNearest).orElse(mask);
        return new Checked.Label(
                frame.frame(), MaskCodec.encode(sized, rules.taxonomy()), shot.use(), shot.labelledBy());
    }

    private SendableFrame rescaled(CapturedFrame captured, ImageHeader header, RgbImage image, Size size) {
        RgbImage small = image.resize(size);
        byte[] bytes =
                switch (header.format()) {
                    case JPEG -> ImageWriter.jpeg(small, rules.quality());
                    case PNG -> ImageWriter.png(small);
                };
        return new SendableFrame(captured, Optional.of(header.format()), size.width(), size.height(), bytes);
    }

    private static SendableFrame sendable(CapturedFrame captured, ImageHeader header) {
        return new SendableFrame(
                captured,
                Optional.of(header.format()),
                header.size().width(),
                header.size().height(),
                captured.image());
    }

    /** A broken frame with what its header still tells. */
    private Checked asItIs(CapturedFrame captured) {
        return ImageReader.header(captured.image(), rules.limits()) instanceof DecodedHeader.Header known
                ? new Checked.Frame(sendable(captured, known.header()))
                : new Checked.Frame(new SendableFrame(captured, Optional.empty(), 0, 0, captured.image()));
    }

    private static Checked.Refused refused(RefusalCause cause, String detail) {
        return new Checked.Refused(cause.code(), detail);
    }
}
