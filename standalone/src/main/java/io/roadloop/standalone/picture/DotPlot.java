package io.roadloop.standalone.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Some values a name, one name below another, with their mean and an interval, as a PNG. The first mean is the line. */
public final class DotPlot {
    private static final int WIDTH = 900;
    private static final int FRAME = 130;
    private static final int ROW = 36;
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final Color DOT = new Color(0x1f77b4);
    private static final Color MEAN = new Color(0xd62728);

    /** Where a mean lies, but for chance. */
    public record Interval(double from, double to) {}

    /**
     * @param dots may be none
     * @param mean not told for all
     */
    public record Row(String name, List<Double> dots, OptionalDouble mean, Optional<Interval> interval) {}

    private DotPlot() {}

    /** @param rows at least one, from top to bottom */
    public static void write(Path file, String title, String axis, List<Row> rows) {
        XYPlot plot = new XYPlot(means(rows), numbers(axis), names(rows), intervals());
        plot.setDataset(1, dots(rows));
        plot.setRenderer(1, points());
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        rows.get(0)
                .mean()
                .ifPresent(mean -> plot.addDomainMarker(new ValueMarker(mean, Color.GRAY, new BasicStroke(1f))));
        JFreeChart chart = new JFreeChart(title, TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        try {
            ChartUtils.saveChartAsPNG(file.toFile(), chart, WIDTH, FRAME + ROW * rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static NumberAxis numbers(String axis) {
        NumberAxis numbers = new NumberAxis(axis);
        numbers.setAutoRangeIncludesZero(false);
        return numbers;
    }

    private static SymbolAxis names(List<Row> rows) {
        SymbolAxis names = new SymbolAxis("", rows.stream().map(Row::name).toArray(String[]::new));
        names.setInverted(true);
        names.setGridBandsVisible(false);
        return names;
    }

    private static XYErrorRenderer intervals() {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setSeriesPaint(0, MEAN);
        renderer.setSeriesShape(0, new Rectangle2D.Double(-2, -8, 4, 16));
        renderer.setErrorStroke(new BasicStroke(2f));
        return renderer;
    }

    private static XYLineAndShapeRenderer points() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, DOT);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
        return renderer;
    }

    private static XYIntervalSeriesCollection means(List<Row> rows) {
        XYIntervalSeries series = new XYIntervalSeries("means", false, true);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            int at = i;
            row.mean().ifPresent(mean -> {
                Interval interval = row.interval().orElse(new Interval(mean, mean));
                series.add(mean, interval.from(), interval.to(), at, at, at);
            });
        }
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(series);
        return collection;
    }

    private static XYSeriesCollection dots(List<Row> rows) {
        XYSeries series = new XYSeries("dots", false, true);
        for (int i = 0; i < rows.size(); i++) {
            for (double dot : rows.get(i).dots()) {
                series.add(dot, i);
            }
        }
        return new XYSeriesCollection(series);
    }
}
