package io.roadloop.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.torch.Weights;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.gate.CanaryFrame;
import io.roadloop.trainer.step.ExportedWeights;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanaryPruningTest {
    private final FramePruning usual = new FramePruning(Device.cpu());

    @Test
    void shouldExportWhatAllCanaryFramesLeaveOpen() {
        CanaryPruning.Choice choice =
                new CanaryPruning(usual).choose(CanaryFixture.shutIn("layer-2"), CanaryFixture.patterns(8));

        assertThat(choice.graph().parameterCount()).isLessThan(CanaryFixture.ROUTING.parameterCount());
        assertThat(choice.routing()).hasValueSatisfying(routing -> {
            assertThat(routing.exported()).isEqualTo(Form.PRUNED);
            assertThat(routing.frames()).isEqualTo(6);
            assertThat(routing.heldOut()).isEqualTo(2);
            assertThat(routing.equalArgmax()).isGreaterThanOrEqualTo(0.9999);
            assertThat(routing.multiplyAddsAfter()).isLessThan(routing.multiplyAddsBefore());
            assertThat(routing.cellsCut()).isGreaterThanOrEqualTo(4);
        });
    }

    @Test
    void shouldExportTheGatedNetworkWhereThereAreTooFewFramesToHoldAnyOut() {
        CanaryPruning.Choice choice =
                new CanaryPruning(usual).choose(CanaryFixture.shutIn("layer-2"), CanaryFixture.patterns(7));

        assertThat(choice.graph()).isSameAs(CanaryFixture.ROUTING);
        assertThat(choice.routing()).hasValueSatisfying(routing -> {
            assertThat(routing.exported()).isEqualTo(Form.GATED);
            assertThat(routing.frames()).isEqualTo(7);
            assertThat(routing.heldOut()).isZero();
        });
    }

    @Test
    void shouldExportTheGatedNetworkWherePruningChangesTheClassesOfManyPixels() {
        CanaryPruning.Choice choice = new CanaryPruning(new FramePruning(Device.cpu(), 0.6))
                .choose(CanaryFixture.looking(), CanaryFixture.greys(16));

        assertThat(choice.graph()).isSameAs(CanaryFixture.ROUTING);
        assertThat(choice.routing()).hasValueSatisfying(routing -> {
            assertThat(routing.exported()).isEqualTo(Form.GATED);
            assertThat(routing.equalArgmax()).isLessThan(0.999);
            assertThat(routing.heldOut()).isEqualTo(4);
        });
    }

    @Test
    void shouldDrawTheSameFramesOfAllVehiclesInEachRun() {
        // Given the frames of four vehicles, one after another
        List<CanaryFrame> canary = CanaryFixture.greys(400);

        // When
        List<CanaryFrame> drawn = CanaryPruning.drawn(canary);

        // Then
        assertThat(drawn)
                .hasSize(CanaryPruning.MOST_FRAMES)
                .doesNotHaveDuplicates()
                .isEqualTo(CanaryPruning.drawn(List.copyOf(canary)));
        for (int vehicle = 0; vehicle < 4; vehicle++) {
            assertThat(drawn.stream().filter(canary.subList(100 * vehicle, 100 * vehicle + 100)::contains))
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void shouldUseAllFramesWhereTheyAreFew() {
        List<CanaryFrame> canary = CanaryFixture.greys(CanaryPruning.MOST_FRAMES);

        assertThat(CanaryPruning.drawn(canary)).isEqualTo(canary);
    }

    @Test
    void shouldLeaveANetworkWithoutGatesAsItIs() {
        Graph plain = Networks.named("dense-road/compact", Patterns.CLASSES);

        CanaryPruning.Choice choice = new CanaryPruning(usual)
                .choose(new ExportedWeights(plain, Weights.initial(plain, 1)), CanaryFixture.patterns(2));

        assertThat(choice.graph()).isSameAs(plain);
        assertThat(choice.routing()).isEmpty();
    }
}
