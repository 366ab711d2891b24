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

/**
 * Frames and masks in rows and columns, as a PNG; the classes' colours below.
 *
 * @param title in the first line
 * @param headings one a column
 * @param cellWidth of a column, in pixels; frames are fitted into it
 * @param taxonomy whose colours masks have
 */
public record Sheet(String title, List<String> headings, int cellWidth, Taxonomy taxonomy) {
    private static final int GAP = 8;
    private static final int HEADER = 30;
    private static final int LEGEND_ROW = 24;
    private static final int LEGEND_COLUMN = 150;
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    /** What stands in a field. */
    public sealed interface Cell permits Frame, Mask {}

    /** A frame as it is. */
    public record Frame(RgbImage image) implements Cell {}

    /** A mask in the classes' colours. */
    public record Mask(LabelMask mask) implements Cell {}

    /**
     * @param caption what is said below
     * @param cells one a heading
     */
    public record Row(String caption, List<Cell> cells) {}

    /** @param rows at least one; the first row's first frame says how high a field is */
    public void write(Path file, List<Row> rows) {
        try {
            ImageIO.write(draw(rows), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private BufferedImage draw(List<Row> rows) {
        BufferedImage first = picture(rows.get(0).cells().get(0));
        int cellHeight = cellWidth * first.getHeight() / first.getWidth();
        int rowHeight = cellHeight + HEADER;
        int width = headings.size() * (cellWidth + GAP) + GAP;
        int columns = Math.max(1, (width - GAP) / LEGEND_COLUMN);
        int legendRows = (taxonomy.size() + columns - 1) / columns;
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
            for (int column = 0; column < headings.size(); column++) {
                pen.drawString(headings.get(column), left(column), 2 * HEADER - 10);
            }
            for (int i = 0; i < rows.size(); i++) {
                drawRow(pen, rows.get(i), 2 * HEADER + i * rowHeight, cellHeight);
            }
            drawLegend(pen, columns, 2 * HEADER + rows.size() * rowHeight);
        } finally {
            pen.dispose();
        }
        return sheet;
    }

    private void drawRow(Graphics2D pen, Row row, int top, int cellHeight) {
        for (int column = 0; column < row.cells().size(); column++) {
            BufferedImage picture = picture(row.cells().get(column));
            double factor =
                    Math.min((double) cellWidth / picture.getWidth(), (double) cellHeight / picture.getHeight());
            int width = (int) Math.round(factor * picture.getWidth());
            int height = (int) Math.round(factor * picture.getHeight());
            pen.drawImage(picture, left(column), top, width, height, null);
        }
        pen.setColor(Color.DARK_GRAY);
        pen.drawString(row.caption(), GAP, top + cellHeight + HEADER - 12);
    }

    private void drawLegend(Graphics2D pen, int columns, int top) {
        for (int i = 0; i < taxonomy.size(); i++) {
            ClassSpec spec = taxonomy.classes().get(i);
            int x = GAP + (i % columns) * LEGEND_COLUMN;
            int y = top + (i / columns) * LEGEND_ROW;
            pen.setColor(new Color(spec.red(), spec.green(), spec.blue()));
            pen.fillRect(x, y, 16, 16);
            pen.setColor(Color.DARK_GRAY);
            pen.drawString(spec.name(), x + 22, y + 13);
        }
    }

    private BufferedImage picture(Cell cell) {
        if (cell instanceof Frame frame) {
            return ClassOverlay.frame(frame.image());
        }
        return ClassOverlay.mask(((Mask) cell).mask(), taxonomy);
    }

    private int left(int column) {
        return GAP + column * (cellWidth + GAP);
    }
}
