package io.roadloop.standalone.evaluate;

import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.onnx.Output;
import io.roadloop.onnx.Workspace;
import io.roadloop.standalone.evaluate.TestViews.Shown;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model that sees each frame at several sizes, and mirrored: the class is that of its mean probability. */
final class AskedOften implements Asked {
    private final OnnxSession session;
    private final List<Shown> showings;
    private final Size scored;
    private final int classes;
    private final Map<Size, Workspace> workspaces = new HashMap<>();

    private AskedOften(OnnxSession session, List<Shown> showings, Size scored, int classes) {
        this.session = session;
        this.showings = showings;
        this.scored = scored;
        this.classes = classes;
    }

    /** @param classes of the model's logits */
    static AskedOften open(ModelFile model, OnnxDevice device, TestViews views, Size scored, int classes) {
        List<Shown> showings = views.of(scored);
        OnnxRuntime runtime = new OnnxRuntime(device, 1, OnnxRuntime.Memory.RETURNED);
        return new AskedOften(runtime.open(model.onnx()), showings, scored, classes);
    }

    @Override
    public LabelMask classes(RgbImage frame, RgbImage original) {
        MeanProbabilities mean = new MeanProbabilities(classes, scored);
        for (Shown shown : showings) {
            RgbImage sized = original.resize(shown.size());
            Workspace workspace = workspaces.computeIfAbsent(
                    shown.size(), size -> new Workspace(1, size, List.of(new Output.Logits(classes))));
            workspace.put(0, shown.mirrored() ? mirrored(sized) : sized);
            session.run(workspace);
            mean.add(workspace.logits(0), shown);
        }
        return mean.largest();
    }

    private static RgbImage mirrored(RgbImage image) {
        int width = image.size().width();
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        for (int pixel = 0; pixel < from.length / RgbImage.CHANNELS; pixel++) {
            int column = pixel % width;
            int other = pixel - column + width - 1 - column;
            System.arraycopy(from, other * RgbImage.CHANNELS, to, pixel * RgbImage.CHANNELS, RgbImage.CHANNELS);
        }
        return new RgbImage(image.size(), to);
    }

    @Override
    public void close() {
        workspaces.values().forEach(Workspace::close);
        session.close();
    }
}
