package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.graph.nets.RoutingSpace.Cell;
import io.roadloop.graph.nets.RoutingSpace.Path;
import io.roadloop.graph.support.Vector;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RoutingSpaceTest {
    private final RoutingSpace space = DynamicRoutingNet.space();

    @Test
    void shouldHaveTheCellsOfVector21d() {
        double[] rows = space.cells().stream()
                .flatMapToDouble(cell -> DoubleStream.of(
                        cell.layer(),
                        cell.level(),
                        indicator(cell.sources().contains(cell.level() - 1)),
                        indicator(cell.sources().contains(cell.level())),
                        indicator(cell.sources().contains(cell.level() + 1)),
                        indicator(cell.paths().contains(Path.UP)),
                        indicator(cell.paths().contains(Path.DOWN)),
                        cell.paths().size(),
                        space.width(cell.level()),
                        space.stride(cell.level())))
                .toArray();

        assertThat(space.cells()).hasSize(61);
        assertThat(rows).isEqualTo(Vector.read("21d_routing_topology").expected("cells"));
    }

    @Test
    void shouldBeginWithACellThatKeepsAndGoesDown() {
        Cell initial = space.initial();

        assertThat(initial.name()).isEqualTo("initial");
        assertThat(initial.paths()).isEqualTo(List.of(Path.KEEP, Path.DOWN));
        assertThat(space.allCells()).hasSize(62).startsWith(initial);
    }

    @Test
    void shouldRefuseFewerLayersThanOpenAllLevels() {
        assertThatThrownBy(() -> new RoutingSpace(2, 4, 64)).hasMessage("4 levels open within 3 layers, not within 2");
    }

    private static double indicator(boolean holds) {
        return holds ? 1 : 0;
    }
}
