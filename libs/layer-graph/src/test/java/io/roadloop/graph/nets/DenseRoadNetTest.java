package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.LayerCost;
import io.roadloop.graph.layer.MapShape;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DenseRoadNetTest {
    @Test
    void shouldHaveTheSizeOfThePaperWhenFull() {
        Graph full = DenseRoadNet.of(Width.FULL, 19);

        CostReport cost = CostReport.of(full, 1024, 512);

        assertThat(full.parameterCount()).isEqualTo(2_108_835);
        assertThat(cost.parameters()).isEqualTo(full.parameterCount());
        assertThat(cost.multiplyAdds()).isBetween(15_500_000_000L, 16_500_000_000L);
    }

    @Test
    void shouldHaveTheShapesOfTheTableWhenFull() {
        Map<String, MapShape> shapes = CostReport.of(DenseRoadNet.of(Width.FULL, 19), 1024, 512).layers().stream()
                .collect(Collectors.toMap(LayerCost::path, LayerCost::output));

        assertThat(shapes)
                .containsEntry("initial/pool", new MapShape(64, 4))
                .containsEntry("block-1/unit-4/concat", new MapShape(64, 4))
                .containsEntry("block-2/unit-4/concat", new MapShape(160, 8))
                .containsEntry("block-3/unit-12/concat", new MapShape(464, 16))
                .containsEntry("block-4/unit-6/concat", new MapShape(424, 32))
                .containsEntry("decoder/concat", new MapShape(96, 4))
                .containsEntry("decoder/enlarge", new MapShape(19, 1));
    }

    @Test
    void shouldCountALayerByHand() {
        LayerCost stem = CostReport.of(DenseRoadNet.of(Width.FULL, 19), 97, 61).layers().stream()
                .filter(layer -> layer.path().equals("initial/stem/conv"))
                .findFirst()
                .orElseThrow();

        assertThat(stem.height()).isEqualTo(31);
        assertThat(stem.width()).isEqualTo(49);
        assertThat(stem.parameters()).isEqualTo(32 * 3 * 9);
        assertThat(stem.multiplyAdds()).isEqualTo(31L * 49 * 32 * 3 * 9);
        assertThat(stem.activationBytes()).isEqualTo(31L * 49 * 32 * 4);
    }

    @Test
    void shouldStaySmallWhenCompact() {
        CostReport cost = CostReport.of(DenseRoadNet.of(Width.COMPACT, 11), 160, 120);

        assertThat(cost.parameters()).isBetween(600_000L, 1_200_000L);
        assertThat(cost.multiplyAdds()).isLessThan(260_000_000L);
    }
}
