package io.roadloop.standalone.evaluate;

import io.roadloop.ingest.source.LabelledFile;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxFailedException;
import io.roadloop.standalone.labelled.LabelledFolder;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.MiouBar;
import io.roadloop.standalone.measure.OutFolder;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.standalone.picture.ContactSheet;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop evaluate}. */
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Scores an exported model on labelled frames, through ONNX Runtime: mean IoU and IoU by class.",
            "With --scales or --flip each frame is shown several times, and the class is that of the mean "
                    + "probability. That needs a file that gives logits: one written by export --outputs "
                    + "classes,confidence,logits. The files that the trainer releases give classes and confidence "
                    + "only; weights extract takes the weights out of its checkpoints.",
            "Exit status: 0 when it reaches --minimum-miou, 1 when not, 2 for bad input."
        })
public final class EvaluateCommand implements Callable<Integer> {

    private static final int SHEET_ROWS = 8;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "An exported .onnx file, or the folder of a release that holds model.onnx.")
    private Path model = Path.of("model.onnx");

    @Option(names = "--frames", required = true, paramLabel = "DIR", description = "Frames (JPEG, PNG).")
    private Path frames = Path.of("frames");

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "DIR",
            description = "Masks: PNG, one class index a pixel, same base names.")
    private Path labels = Path.of("labels");

    @Option(
            names = "--taxonomy",
            defaultValue = "camvid-11",
            description = "camvid-11, cityscapes-19 or a YAML file. Default: ${DEFAULT-VALUE}.")
    private String taxonomyName = "camvid-11";

    @Option(
            names = "--size",
            required = true,
            paramLabel = "WxH",
            description =
                    "Size at which the model is asked, and its classes are held against masks that are scaled to it: scores of "
                            + "two sizes are not comparable.")
    private Size input = new Size(240, 180);

    @Option(
            names = "--scales",
            split = ",",
            defaultValue = "1",
            paramLabel = "FACTOR",
            description = {
                "Show each frame at these multiples of --size, 0.25 to 4, each once, such as 0.5,1,2. Default: "
                        + "${DEFAULT-VALUE}."
            })
    private List<Double> scales = List.of(1.0);

    @Option(names = "--flip", description = "Show each frame mirrored as well.")
    private boolean flip;

    @Option(
            names = "--device",
            defaultValue = "auto",
            description = "Of ONNX Runtime: auto, cpu or gpu:N. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    @Mixin
    private MiouBar bar = new MiouBar();

    @Option(names = "--out", paramLabel = "DIR", description = "Write result.json and contact-sheet.png there.")
    private @Nullable Path out;

    /**
     * The figures of {@code result.json}.
     *
     * @param frames how many were scored
     * @param miouPercent over the classes with a non-empty union
     * @param pixelAccuracyPercent of the pixels that have a label
     * @param classIouPercent by class name; null where the union is empty
     * @param millisMedian time of a frame's classes, over all its showings
     */
    record Scores(
            int frames,
            double miouPercent,
            double pixelAccuracyPercent,
            Map<String, @Nullable Double> classIouPercent,
            double millisMedian) {}

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        bar.check();
        FrameSize.checked("--size", input);
        TestViews views = new TestViews(scales, flip);
        OnnxDevice where = OnnxDevice.parse(device);
        if (out != null) {
            OutFolder.requireWritable("--out", out, "result.json");
        }
        Taxonomy taxonomy = TaxonomyFiles.resolve(taxonomyName);
        LabelledFolder folder = LabelledFolder.list(frames, labels, taxonomy);
        List<LabelledFile> files = folder.files();
        folder.missingMasks().ifPresent(missing -> System.out.println(missing + ": they are not scored on"));
        ConfusionMatrix confusion = new ConfusionMatrix(taxonomy.size());
        List<Double> millis = new ArrayList<>();
        List<ContactSheet.Row> rows = new ArrayList<>();
        try (Asked asked = open(views, where, taxonomy)) {
            for (int i = 0; i < files.size(); i++) {
                LabelledFolder.Pair original = folder.read(files.get(i));
                LabelledFolder.Pair pair = original.resize(input);
                long start = System.nanoTime();
                LabelMask prediction = asked.classes(pair.frame(), original.frame());
                millis.add((System.nanoTime() - start) / 1e6);
                requireKnown(prediction, taxonomy);
                confusion.add(pair.mask(), prediction);
                if (i % Math.max(1, files.size() / SHEET_ROWS) == 0 && rows.size() < SHEET_ROWS) {
                    rows.add(new ContactSheet.Row(pair.name(), pair.frame(), prediction, pair.mask()));
                }
            }
        } catch (OnnxFailedException e) {
            throw new UserErrorException("--model " + model + ": " + e.getMessage(), e);
        }
        requireClasses(confusion);
        millis.sort(null);
        Scores scores = new Scores(
                files.size(),
                100 * confusion.meanIou(),
                100 * confusion.pixelAccuracy(),
                classIouPercent(confusion, taxonomy),
                millis.get(millis.size() / 2));
        Measurement<Scores> result = measuring.end(settings(), bar.isReachedBy(scores.miouPercent()), scores);
        report(result, rows, taxonomy);
        return result.exitCode();
    }

    private Map<String, String> settings() {
        return Map.of(
                "model", model.toString(),
                "frames", frames.toString(),
                "labels", labels.toString(),
                "taxonomy", taxonomyName,
                "size", input.toString(),
                "scales", scales.toString(),
                "flip", Boolean.toString(flip),
                "device", device,
                "minimum-miou", bar.toString());
    }

    private Asked open(TestViews views, OnnxDevice where, Taxonomy taxonomy) {
        ModelFile file = ModelFile.read(model);
        file.require(taxonomy);
        if (views.isPlain()) {
            return AskedOnce.open(file, where);
        }
        file.requireLogits(taxonomy);
        return AskedOften.open(file, where, views, input, taxonomy.size());
    }

    /** For models of which neither card nor file tells the classes. */
    private void requireKnown(LabelMask prediction, Taxonomy taxonomy) {
        int stranger = prediction.firstBeyond(taxonomy.size());
        if (stranger >= 0) {
            throw new UserErrorException("--taxonomy " + taxonomyName + " has " + taxonomy.size()
                    + " classes, but the model answers class " + stranger
                    + ": name the taxonomy that it was taught");
        }
    }

    /** Where nothing is counted a mean IoU is 0, and says nothing of the model. */
    private void requireClasses(ConfusionMatrix confusion) {
        if (LongStream.of(confusion.counts()).sum() == 0) {
            throw new UserErrorException("--labels " + labels + ": at " + input
                    + " the masks have no pixel of any class, only such as are ignored: there is nothing to be scored"
                    + " on");
        }
    }

    private static Map<String, @Nullable Double> classIouPercent(ConfusionMatrix confusion, Taxonomy taxonomy) {
        Map<String, @Nullable Double> byName = new LinkedHashMap<>();
        for (int index = 0; index < taxonomy.size(); index++) {
            var iou = confusion.iou(index);
            byName.put(
                    taxonomy.classes().get(index).name(), iou.isPresent() ? (Double) (100 * iou.getAsDouble()) : null);
        }
        return byName;
    }

    private void report(Measurement<Scores> result, List<ContactSheet.Row> rows, Taxonomy taxonomy) {
        Scores scores = result.figures();
        System.out.printf(
                Locale.ROOT,
                "%d frames at %s: mIoU %.1f %%, pixels right %.1f %%, %.1f ms a frame%n",
                scores.frames(),
                input,
                scores.miouPercent(),
                scores.pixelAccuracyPercent(),
                scores.millisMedian());
        scores.classIouPercent()
                .forEach((name, iou) -> System.out.println(
                        iou == null ? "  " + name + "  -" : String.format(Locale.ROOT, "  %-12s %5.1f %%", name, iou)));
        if (!result.pass()) {
            System.out.println("below --minimum-miou " + bar);
        }
        if (out != null) {
            Json.write(out.resolve("result.json"), result);
            ContactSheet.write(out.resolve("contact-sheet.png"), "Evaluation of " + model, rows, taxonomy);
        }
    }
}
