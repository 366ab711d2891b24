package io.roadloop.inference.segment;

import io.roadloop.inference.release.ModelFactory;
import io.roadloop.inference.release.RefusalReason;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.release.ReleaseRefusedException;
import io.roadloop.onnx.OnnxFailedException;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.onnx.Workspace;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Loads a model, asks it about a trial image until it is warm, and refuses it if the answers are wrong or late. */
public final class SegmentationModelFactory implements ModelFactory<SegmentationModel> {

    /** The first run plans memory, the second and third show the time that frames will see. */
    private static final int TRIAL_RUNS = 3;

    private static final long TRIAL_SEED = 20_26;

    private final OnnxRuntime runtime;
    private final Duration deadline;

    /** @param deadline the longest that one model run may take */
    public SegmentationModelFactory(OnnxRuntime runtime, Duration deadline) {
        this.runtime = runtime;
        this.deadline = deadline;
    }

    @Override
    public SegmentationModel load(Release release, byte[] onnx) throws ReleaseRefusedException {
        SegmentationModel model = new SegmentationModel(release, open(release, onnx));
        try (Workspace workspace = Workspace.serving(release.input())) {
            tryOut(model, workspace);
            return model;
        } catch (RuntimeException failed) {
            close(model, failed);
            throw new ReleaseRefusedException(
                    RefusalReason.SELF_TEST, release + " fails on a trial image: " + failed.getMessage(), failed);
        } catch (ReleaseRefusedException refused) {
            close(model, refused);
            throw refused;
        }
    }

    private OnnxSession open(Release release, byte[] onnx) throws ReleaseRefusedException {
        try {
            return runtime.open(onnx);
        } catch (OnnxFailedException failed) {
            throw new ReleaseRefusedException(
                    RefusalReason.LOAD_FAILED, "cannot load " + release + ": " + failed.getMessage(), failed);
        }
    }

    private void tryOut(SegmentationModel model, Workspace workspace) throws ReleaseRefusedException {
        RgbImage trial = trialImage(workspace.size());
        Prediction first = model.run(trial, workspace);
        long best = Long.MAX_VALUE;
        for (int run = 1; run < TRIAL_RUNS; run++) {
            long start = System.nanoTime();
            Prediction again = model.run(trial, workspace);
            best = Math.min(best, System.nanoTime() - start);
            checkSame(model.release(), first, again);
        }
        checkClasses(model.release(), first.classes());
        if (best > deadline.toNanos()) {
            throw new ReleaseRefusedException(
                    RefusalReason.TOO_SLOW,
                    model.release() + " takes " + best / 1_000_000 + " ms for one image of " + workspace.size()
                            + ", but serving.inference-deadline is " + deadline.toMillis() + " ms");
        }
    }

    private static void checkSame(Release release, Prediction first, Prediction again) throws ReleaseRefusedException {
        if (!Arrays.equals(first.classes().classes(), again.classes().classes())) {
            throw new ReleaseRefusedException(
                    RefusalReason.SELF_TEST, release + " gives two answers to the same image");
        }
    }

    private static void checkClasses(Release release, LabelMask classes) throws ReleaseRefusedException {
        int stranger = classes.firstBeyond(release.taxonomy().size());
        if (stranger >= 0) {
            throw new ReleaseRefusedException(
                    RefusalReason.SELF_TEST,
                    release + " answers with class " + stranger + ", but "
                            + release.taxonomy().name() + " has "
                            + release.taxonomy().size() + " classes");
        }
    }

    /** Noise: every class may answer, and it is the same on every machine. */
    private static RgbImage trialImage(Size size) {
        byte[] rgb = new byte[Math.toIntExact(size.pixels() * RgbImage.CHANNELS)];
        new SplittableRandom(TRIAL_SEED).nextBytes(rgb);
        return new RgbImage(size, rgb);
    }

    private static void close(SegmentationModel model, Exception why) {
        try {
            model.close();
        } catch (OnnxFailedException failed) {
            why.addSuppressed(failed);
        }
    }
}
