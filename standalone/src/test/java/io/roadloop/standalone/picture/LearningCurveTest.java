package io.roadloop.standalone.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningCurveTest {
    @ParameterizedTest
    @ValueSource(strings = {"2", "2 4", "500 1000 1500 2000 2500 3000"})
    void shouldMarkWholeStepsOfAnyNumberOfScores(String steps) {
        List<LearningCurve.Point> points = Arrays.stream(steps.split(" "))
                .map(step -> new LearningCurve.Point(Double.parseDouble(step), 0.4))
                .toList();
        JFreeChart chart = LearningCurve.chart("", List.of(new LearningCurve.Line("supervised", points)));
        // The marks are chosen when it is drawn.
        chart.createBufferedImage(900, 520);

        NumberAxis axis = (NumberAxis) chart.getXYPlot().getDomainAxis();

        assertThat(axis.getTickUnit().getSize())
                .isGreaterThanOrEqualTo(1)
                .isEqualTo(Math.rint(axis.getTickUnit().getSize()));
        assertThat(axis.getTickUnit().valueToString(points.get(0).step())).matches("[0-9.,]+");
        assertThat(axis.getRange().getLength()).isGreaterThanOrEqualTo(2);
    }
}
