package io.roadloop.standalone.views;

import io.roadloop.standalone.picture.Sheet;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Augmentation;
import io.roadloop.trainer.view.Augmented;
import io.roadloop.trainer.view.CropPair;
import io.roadloop.trainer.view.Cropped;
import io.roadloop.trainer.view.Mixed;
import io.roadloop.trainer.view.Mixing;
import io.roadloop.trainer.view.Shuffled;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.Taxonomies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A picture of some changes, a row each.
 *
 * @param file its name
 */
record ViewSheet(String file, String title, List<Change> changes) {
    private static final View FRAMES = new Source(Pool.LABELLED);
    private static final List<String> HEADINGS = List.of("frame", "its mask", "the view", "its mask");
    private static final int CELL_WIDTH = 160;

    /** @param frame which of the two frames is shown */
    record Change(String words, View view, int frame) {}

    static List<ViewSheet> all() {
        return List.of(
                new ViewSheet("views-augmentations.png", "Augmentations", augmentations()),
                new ViewSheet("views-mixes.png", "Mixes of two frames: each takes pixels of the other", mixes()),
                new ViewSheet(
                        "views-tiles-and-crops.png", "Shuffled tiles, and the two crops of a pair", tilesAndCrops()));
    }

    void write(Path folder, SceneStudio studio) {
        List<Sheet.Row> rows = changes.stream()
                .map(change -> new Sheet.Row(change.words(), studio.beforeAndAfter(change.view(), change.frame())))
                .toList();
        new Sheet(title, HEADINGS, CELL_WIDTH, Taxonomies.CAMVID_11).write(folder.resolve(file), rows);
    }

    private static List<Change> augmentations() {
        Augmentation.Scale as = Augmentation.Scale.NONE;
        Augmentation.Jitter plain = Augmentation.Jitter.NONE;
        return List.of(
                augmented("scale 0.75: mirrored beyond the edge, where nothing is taught", 0, scaled(0.75)),
                augmented("scale 1.75: a window of the old size", 1, scaled(1.75)),
                augmented("flip", 0, new Augmentation(1, as, plain)),
                augmented(
                        "jitter: brightness, contrast, saturation 0.4, hue 0.1",
                        1,
                        new Augmentation(0, as, new Augmentation.Jitter(1, 0.4, 0.4, 0.4, 0.1))),
                augmented("grey", 0, new Augmentation(0, as, plain, 1, Augmentation.Blur.NONE)),
                augmented(
                        "blur: a deviation of 1.5 pixels",
                        1,
                        new Augmentation(0, as, plain, 0, new Augmentation.Blur(1, 1.5, 1.5))));
    }

    private static List<Change> mixes() {
        View boxes = new Mixed(FRAMES, new Mixing.CutMix(1, Mixing.CutMix.PAPER_BOXES), 0);
        View classes = new Mixed(FRAMES, new Mixing.ClassMix(1, Optional.empty()), 0);
        return List.of(
                new Change("cut-mix: 32 boxes", boxes, 0),
                new Change("cut-mix: the other frame", boxes, 1),
                new Change("class-mix: half of the other's classes", classes, 0),
                new Change("class-mix: the other frame", classes, 1));
    }

    private static List<Change> tilesAndCrops() {
        CropPair law = new CropPair(0.8, 2, 0.7, 0.1, 0.5);
        View tiles = new Shuffled(FRAMES, 100, 0);
        return List.of(
                new Change("shuffle: one of 100 orders", tiles, 0),
                new Change("shuffle: the other frame", tiles, 1),
                new Change("crop: the first of a pair", new Cropped(FRAMES, law, Cropped.Side.FIRST, 0), 0),
                new Change("crop: the second", new Cropped(FRAMES, law, Cropped.Side.SECOND, 0), 0));
    }

    private static Augmentation scaled(double factor) {
        return new Augmentation(0, new Augmentation.Scale(factor, factor, 1), Augmentation.Jitter.NONE);
    }

    private static Change augmented(String words, int frame, Augmentation how) {
        return new Change(words, new Augmented(FRAMES, how, 0), frame);
    }
}
