package io.roadloop.standalone.demo;

import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.onnx.Predictor;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.wire.WireBytes;
import io.roadloop.standalone.picture.ContactSheet;
import io.roadloop.standalone.picture.LearningCurve;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.codec.Decoded;
import io.roadloop.vision.codec.DecodedMask;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageReader;
import io.roadloop.vision.codec.MaskCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The last model, a contact sheet of what it sees on canary frames, and the curve of all releases. */
final class Results {

    private static final int ROWS = 8;

    private Results() {}

    static void write(DemoFolders folders, DemoSettings settings, RunFacts facts) {
        if (facts.releases().isEmpty()) {
            return;
        }
        ModelRelease last = facts.releases().get(facts.releases().size() - 1);
        Path stored = folders.store().resolve(last.getDigest());
        copy(stored, folders.model());
        writeCurve(folders.learningCurve(), facts.releases());
        writeSheet(folders.contactSheet(), settings, facts.canary(), stored.resolve(last.getFileName()), last);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the model " + from, e);
        }
    }

    private static void writeCurve(Path file, List<ModelRelease> releases) {
        List<LearningCurve.Point> points = releases.stream()
                .map(release -> new LearningCurve.Point(
                        release.getStep(), release.getScores().getMiou()))
                .toList();
        LearningCurve.write(
                file,
                "Released models on the canary frames",
                List.of(new LearningCurve.Line(releases.get(0).getRecipe(), points)));
    }

    private static void writeSheet(
            Path file, DemoSettings settings, List<LabeledFrame> canary, Path model, ModelRelease release) {
        Taxonomy taxonomy = TaxonomyFiles.resolve(settings.scenes().taxonomy());
        try (Predictor predictor = Predictor.load(Files.readAllBytes(model), 1)) {
            List<ContactSheet.Row> rows = spread(canary).stream()
                    .map(labelled -> row(labelled, predictor, release, taxonomy))
                    .toList();
            String title = String.format(
                    Locale.ROOT,
                    "Release %d after %d steps, canary mIoU %.1f %%",
                    release.getNumber(),
                    release.getStep(),
                    100 * release.getScores().getMiou());
            ContactSheet.write(file, title, rows, taxonomy);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model " + model, e);
        }
    }

    /** So many frames from first to last, evenly: a drift shows in them. */
    private static List<LabeledFrame> spread(List<LabeledFrame> canary) {
        List<LabeledFrame> ordered = new ArrayList<>(canary);
        ordered.sort(Comparator.comparing(labelled -> labelled.getFrame().getCapturedAt()));
        int rows = Math.min(ROWS, ordered.size());
        List<LabeledFrame> chosen = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            chosen.add(ordered.get(i * ordered.size() / rows));
        }
        return chosen;
    }

    private static ContactSheet.Row row(
            LabeledFrame labelled, Predictor predictor, ModelRelease release, Taxonomy taxonomy) {
        RgbImage frame = image(WireBytes.copy(labelled.getFrame().getImage()));
        Size input = new Size(release.getInput().getWidth(), release.getInput().getHeight());
        LabelMask prediction = predictor.predict(frame.resize(input)).classes().resizeNearest(frame.size());
        String caption = labelled.getFrame().getFrameId() + "  "
                + labelled.getFrame().getTags().getLight() + ", "
                + labelled.getFrame().getTags().getWeather();
        return new ContactSheet.Row(caption, frame, prediction, mask(WireBytes.copy(labelled.getMask()), taxonomy));
    }

    private static RgbImage image(byte[] encoded) {
        if (ImageReader.read(encoded, ImageLimits.DEFAULT) instanceof Decoded.Image image) {
            return image.image();
        }
        throw new IllegalStateException("a canary frame of the gate cannot be read");
    }

    private static LabelMask mask(byte[] encoded, Taxonomy taxonomy) {
        if (MaskCodec.decode(encoded, ImageLimits.DEFAULT, taxonomy) instanceof DecodedMask.Mask mask) {
            return mask.mask();
        }
        throw new IllegalStateException("a canary mask of the gate cannot be read");
    }
}
