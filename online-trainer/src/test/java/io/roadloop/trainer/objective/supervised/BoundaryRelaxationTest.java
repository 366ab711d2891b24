package io.roadloop.trainer.objective.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.PixelWeights;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryRelaxationTest {
    private static final String ONE = "06a_w1_boundary_relaxation.json";
    private static final String THREE = "06b_w3_boundary_relaxation.json";
    private static final View LABELLED = new Source(Pool.LABELLED);
    private static final ModelName STUDENT = new ModelName("student");

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final GradientMode recording = GradientMode.on();

    @AfterEach
    void close() {
        recording.close();
        kernels.close();
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"1, " + ONE, "3, " + THREE, "5, 06c_w5_boundary_relaxation.json"})
    void shouldGiveTheValueAndTheGradientOfTheVector(int window, String file) {
        Vector vector = Vector.named(file);
        NDArray logits = vector.input("logits", manager);
        Gradients.enable(new NDList(logits));
        NDArray labels = vector.labels("labels", manager);

        NDArray each = BoundaryRelaxation.map(kernels, logits, labels, manager.create(new float[4]), window);
        NDArray loss = WeighedMean.OVER_LABELLED.of(each, labels, new PixelWeights(Optional.empty(), Optional.empty()));
        Gradients.backward(loss);

        assertThat(Vector.doubles(each.toFloatArray())).containsExactly(vector.expected("per_pixel"), within(1e-6));
        assertThat((double) loss.toFloatArray()[0]).isCloseTo(vector.expected("loss")[0], within(1e-6));
        assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                .containsExactly(vector.expected("grad_logits"), within(1e-7));
    }

    @Test
    void shouldLeaveTheHardLabelToStrictClasses() {
        double relaxed = loss(relaxation(Set.of(), 1), StepClock.start(10));
        double strictInPart = loss(relaxation(Set.of(0), 1), StepClock.start(10));
        double strict = loss(relaxation(Set.of(0, 1, 2, 3), 1), StepClock.start(10));

        assertThat(strict).isCloseTo(Vector.named(ONE).expected("loss")[0], within(1e-6));
        assertThat(strictInPart).isBetween(relaxed, strict);
    }

    @Test
    void shouldBeCrossEntropyAfterItsShareOfTheRound() {
        BoundaryRelaxation objective = relaxation(Set.of(), 0.5);

        double before = loss(objective, new StepClock(0, 4, 10, 4));
        double after = loss(objective, new StepClock(0, 5, 10, 5));

        assertThat(before).isCloseTo(Vector.named(THREE).expected("loss")[0], within(1e-6));
        assertThat(after).isCloseTo(Vector.named(ONE).expected("loss")[0], within(1e-6));
    }

    @Test
    void shouldWeighPixelsAndStillDivideByTheirNumber() {
        BoundaryRelaxation doubled = new BoundaryRelaxation(
                Lesson.of(STUDENT, LABELLED, new GivenLabels(), List.of(new Doubled(), new Doubled())), 3, Set.of(), 1);

        double loss = loss(doubled, StepClock.start(10));

        assertThat(loss).isCloseTo(4 * Vector.named(THREE).expected("loss")[0], within(1e-5));
    }

    @Test
    void shouldNameAStrictClassThatTheTaxonomyLacks() {
        BoundaryRelaxation objective = relaxation(Set.of(2, 4), 1);

        assertThatThrownBy(() -> loss(objective, StepClock.start(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("strict has the class 4")
                .hasMessageContaining("[0, 3]");
    }

    @Test
    void shouldRefuseAWindowWithoutAMiddle() {
        assertThatThrownBy(() -> relaxation(4, Set.of(), 1))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("boundary-relaxation.window")
                .hasMessageContaining("odd");
    }

    private static BoundaryRelaxation relaxation(Set<Integer> strict, double until) {
        return relaxation(3, strict, until);
    }

    private static BoundaryRelaxation relaxation(int window, Set<Integer> strict, double until) {
        return new BoundaryRelaxation(Lesson.of(STUDENT, LABELLED, new GivenLabels()), window, strict, until);
    }

    private double loss(BoundaryRelaxation objective, StepClock now) {
        Vector vector = Vector.named(THREE);
        NDArray logits = vector.input("logits", manager);
        GivenStep step = new GivenStep(manager, kernels, 4)
                .with(new Reading.Key(STUDENT, LABELLED, Flow.GRADIENT), new Reading(logits))
                .with(LABELLED, new Scene(logits, Optional.of(vector.labels("labels", manager))))
                .at(now);
        return objective.loss(step).toFloatArray()[0];
    }

    /** Twice as much everywhere. */
    private record Doubled() implements Weighing {
        @Override
        public Demands demands(View on) {
            return Demands.NONE;
        }

        @Override
        public NDArray weights(Step step, View on, Targets targets) {
            return step.manager().ones(targets.labels().getShape()).mul(2);
        }
    }
}
