package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.LayerCost;
import io.roadloop.graph.layer.MapShape;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AuxiliaryNetTest {
    @Test
    void shouldHaveTheSizeOfThePaper() {
        assertThat(AuxiliaryNet.of(19).parameterCount()).isEqualTo(1_363_041);
    }

    @Test
    void shouldHaveTheShapesOfTheTable() {
        Graph graph = AuxiliaryNet.of(19);

        Map<String, MapShape> shapes = CostReport.of(graph, 1024, 512).layers().stream()
                .collect(Collectors.toMap(LayerCost::path, LayerCost::output));

        assertThat(shapes)
                .containsEntry("probabilities", new MapShape(19, 1))
                .containsEntry("half/unit-2/relu", new MapShape(64, 2))
                .containsEntry("quarter/unit-3/relu", new MapShape(256, 4))
                .containsEntry("pyramid/concat", new MapShape(160, 4))
                .containsEntry("enlarge", new MapShape(1, 1));
        assertThat(graph.tap("confidence").inputs()).containsExactly(graph.output());
    }
}
