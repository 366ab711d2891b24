package io.roadloop.standalone.picture;

import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Taxonomy;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** One row a frame: the frame, what the model says, what a person says; the classes' colours below. */
public final class ContactSheet {

    private static final int CELL_WIDTH = 320;
    private static final int GAP = 8;
    private static final int HEADER = 30;
    private static final int LEGEND_ROW = 24;
    private static final int LEGEND_COLUMNS = 6;
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    /** @param caption what is said below the frame's picture, e.g. its id */
    public record Row(String caption, RgbImage frame, LabelMask prediction, LabelMask truth) {}

    private ContactSheet() {}

    public static void write(Path file, String title, List<Row> rows, Taxonomy taxonomy) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            ImageIO.write(draw(title, rows, taxonomy), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static BufferedImage draw(String title, List<Row> rows, Taxonomy taxonomy) {
        int cellHeight = CELL_WIDTH
                * rows.get(0).frame().size().height()
                / rows.get(0).frame().size().width();
        int rowHeight = cellHeight + HEADER;
        int legendRows = (taxonomy.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
        int width = 3 * CELL_WIDTH + 4 * GAP;
        int height = 2 * HEADER + rows.size() * rowHeight + legendRows * LEGEND_ROW + GAP;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setColor(Color.DARK_GRAY);
            pen.setFont(TEXT.deriveFont(Font.BOLD));
            pen.drawString(title, GAP, HEADER - 10);
            pen.setFont(TEXT);
            drawHeadings(pen);
            for (int i = 0; i < rows.size(); i++) {
                drawRow(pen, rows.get(i), taxonomy, 2 * HEADER + i * rowHeight, cellHeight);
            }
            drawLegend(pen, taxonomy, 2 * HEADER + rows.size() * rowHeight);
        } finally {
            pen.dispose();
        }
        return sheet;
    }

    private static void drawHeadings(Graphics2D pen) {
        List<String> headings = List.of("frame", "prediction", "truth");
        for (int column = 0; column < headings.size(); column++) {
            pen.drawString(headings.get(column), left(column), 2 * HEADER - 10);
        }
    }

    private static void drawRow(Graphics2D pen, Row row, Taxonomy taxonomy, int top, int cellHeight) {
        List<BufferedImage> cells = List.of(
                ClassOverlay.frame(row.frame()),
                ClassOverlay.mask(row.prediction(), taxonomy),
                ClassOverlay.mask(row.truth(), taxonomy));
        for (int column = 0; column < cells.size(); column++) {
            pen.drawImage(cells.get(column), left(column), top, CELL_WIDTH, cellHeight, null);
        }
        pen.setColor(Color.DARK_GRAY);
        pen.drawString(row.caption(), GAP, top + cellHeight + HEADER - 12);
    }

    private static void drawLegend(Graphics2D pen, Taxonomy taxonomy, int top) {
        int step = (3 * CELL_WIDTH) / LEGEND_COLUMNS;
        for (int i = 0; i < taxonomy.size(); i++) {
            ClassSpec spec = taxonomy.classes().get(i);
            int x = GAP + (i % LEGEND_COLUMNS) * step;
            int y = top + (i / LEGEND_COLUMNS) * LEGEND_ROW;
            pen.setColor(new Color(spec.red(), spec.green(), spec.blue()));
            pen.fillRect(x, y, 16, 16);
            pen.setColor(Color.DARK_GRAY);
            pen.drawString(spec.name(), x + 22, y + 13);
        }
    }

    private static int left(int column) {
        return GAP + column * (CELL_WIDTH + GAP);
    }
}
