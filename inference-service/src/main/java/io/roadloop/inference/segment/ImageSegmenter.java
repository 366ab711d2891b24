package io.roadloop.inference.segment;

import io.roadloop.inference.release.Lease;
import io.roadloop.inference.release.NothingServesException;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.release.Served;
import io.roadloop.onnx.Workspace;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.Decoded;
import io.roadloop.vision.codec.DecodedHeader;
import io.roadloop.vision.codec.ImageHeader;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageReader;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.codec.PlaneCodec;
import io.roadloop.vision.codec.RefusalCause;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Segments a frame with the model that serves at that moment. */
public final class ImageSegmenter implements Segmenter {

    /** The model failed on this image; part of the wire. */
    public static final String INFERENCE_FAILED = "inference-failed";

    private final Served<SegmentationModel> served;
    private final ImageLimits limits;
    private @Nullable Workspace workspace;

    public ImageSegmenter(Served<SegmentationModel> served, ImageLimits limits) {
        this.served = served;
        this.limits = limits;
    }

    @Override
    public ImageOutcome segment(FrameImage frame) {
        try {
            Decoded decoded = decode(frame);
            if (decoded instanceof Decoded.Image image) {
                return segment(image.image());
            }
            Decoded.Refused refused = (Decoded.Refused) decoded;
            return new ImageOutcome.Refused(refused.cause().code(), refused.detail());
        } catch (NothingServesException ending) {
            throw ending;
        } catch (RuntimeException failed) {
            return new ImageOutcome.Refused(INFERENCE_FAILED, failed.toString());
        }
    }

    /** The header is judged first: limits, then what the sender claims, and only then the pixels. */
    private Decoded decode(FrameImage frame) {
        DecodedHeader header = ImageReader.header(frame.bytes(), limits);
        if (header instanceof DecodedHeader.Refused refused) {
            return new Decoded.Refused(refused.cause(), refused.detail());
        }
        ImageHeader found = ((DecodedHeader.Header) header).header();
        if (found.size().width() != frame.width() || found.size().height() != frame.height()) {
            return new Decoded.Refused(
                    RefusalCause.IMAGE_SIZE_MISMATCH,
                    "the image is " + found.size() + ", but its record says " + frame.width() + "x" + frame.height());
        }
        if (frame.format().isPresent() && frame.format().get() != found.format()) {
            return new Decoded.Refused(
                    RefusalCause.IMAGE_TYPE,
                    "the image is " + found.format() + ", but its record says "
                            + frame.format().get());
        }
        return ImageReader.read(frame.bytes(), limits);
    }

    private ImageOutcome segment(RgbImage image) {
        try (Lease<SegmentationModel> lease = served.borrow()) {
            Release release = lease.get().release();
            RgbImage input = image.resize(release.input());
            Workspace buffers = workspaceFor(release.input());
            long start = System.nanoTime();
            Prediction prediction = lease.get().run(input, buffers);
            Duration modelRun = Duration.ofNanos(System.nanoTime() - start);
            return segmented(release, prediction, image.size(), modelRun);
        }
    }

    private static ImageOutcome segmented(Release release, Prediction prediction, Size frame, Duration modelRun) {
        LabelMask mask =
                prediction.classes().ignoringFrom(release.taxonomy().size()).resizeNearest(frame);
        return new ImageOutcome.Segmented(
                release,
                prediction,
                mask,
                MaskCodec.encode(mask, release.taxonomy()),
                PlaneCodec.encodeGrey(prediction.confidence(), prediction.confidenceSize()),
                modelRun);
    }

    private Workspace workspaceFor(Size input) {
        Workspace now = workspace;
        if (now == null || !now.size().equals(input)) {
            close();
            now = Workspace.serving(input);
            workspace = now;
        }
        return now;
    }

    @Override
    public void close() {
        if (workspace != null) {
            workspace.close();
            workspace = null;
        }
    }
}
