package io.roadloop.standalone.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Mean IoU over training steps, a line a series, as a PNG. */
public final class LearningCurve {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;
    private static final double FEWEST_STEPS = 2;
    private static final List<Color> COLOURS = List.of(
            new Color(0x1f77b4),
            new Color(0xd62728),
            new Color(0x2ca02c),
            new Color(0x9467bd),
            new Color(0xff7f0e),
            new Color(0x8c564b),
            new Color(0xe377c2),
            new Color(0x7f7f7f),
            new Color(0xbcbd22),
            new Color(0x17becf));

    /** @param miou in [0, 1] */
    public record Point(double step, double miou) {}

    /** @param points by rising step */
    public record Line(String name, List<Point> points) {}

    private LearningCurve() {}

    /**
     * Writes or replaces a PNG.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, String title, List<Line> lines) {
        try {
            ChartUtils.saveChartAsPNG(file.toFile(), chart(title, lines), WIDTH, HEIGHT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static JFreeChart chart(String title, List<Line> lines) {
        XYSeriesCollection series = new XYSeriesCollection();
        lines.forEach(line -> series.addSeries(series(line)));
        JFreeChart chart = ChartFactory.createXYLineChart(title, "training step", "mean IoU, %", series);
        style(chart.getXYPlot(), lines.size());
        return chart;
    }

    private static XYSeries series(Line line) {
        XYSeries series = new XYSeries(line.name());
        line.points().forEach(point -> series.add(point.step(), 100 * point.miou()));
        return series;
    }

    /** There is no step 3.2; and a single score would have an axis of next to no length. */
    private static void countSteps(NumberAxis steps) {
        steps.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        steps.setAutoRangeMinimumSize(FEWEST_STEPS);
    }

    private static void style(XYPlot plot, int lines) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(true);
        countSteps((NumberAxis) plot.getDomainAxis());
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < lines; i++) {
            renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
            renderer.setSeriesStroke(i, new BasicStroke(2f));
        }
        plot.setRenderer(renderer);
    }
}
