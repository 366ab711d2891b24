package io.roadloop.standalone.picture;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Taxonomy;
import java.nio.file.Path;
import java.util.List;

/** One row a frame: the frame, what the model says, what a person says. */
public final class ContactSheet {

    private static final int CELL_WIDTH = 320;
    private static final List<String> HEADINGS = List.of("frame", "prediction", "truth");

    /** @param caption what is said below the frame's picture, e.g. its id */
    public record Row(String caption, RgbImage frame, LabelMask prediction, LabelMask truth) {}

    private ContactSheet() {}

    /** Writes or replaces the picture; nothing where there are no rows. */
    public static void write(Path file, String title, List<Row> rows, Taxonomy taxonomy) {
        if (rows.isEmpty()) {
            return;
        }
        List<Sheet.Row> cells = rows.stream()
                .map(row -> new Sheet.Row(
                        row.caption(),
                        List.of(
                                new Sheet.Frame(row.frame()),
                                new Sheet.Mask(row.prediction()),
                                new Sheet.Mask(row.truth()))))
                .toList();
        new Sheet(title, HEADINGS, CELL_WIDTH, taxonomy).write(file, cells);
    }
}
