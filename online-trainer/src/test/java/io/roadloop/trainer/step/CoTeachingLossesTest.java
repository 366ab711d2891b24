package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.objective.coteaching.CrossPseudo;
import io.roadloop.trainer.objective.supervised.CrossEntropy;
import io.roadloop.trainer.objective.supervised.WeighedMean;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vector 03 as a step adds it up: both models, labelled and unlabelled images. */
class CoTeachingLossesTest {
    private static final Vector CROSS = Vector.named("03_cps.json");
    private static final int CLASSES = 5;
    private static final ModelName ONE = new ModelName("student");
    private static final ModelName OTHER = new ModelName("peer");
    private static final View STREAM = new Source(Pool.STREAM);
    private static final View LABELLED = new Source(Pool.LABELLED);

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final GradientMode recording = GradientMode.on();
    private final NDArray oneOfStream = CROSS.input("u_logits_a", manager);
    private final NDArray otherOfStream = CROSS.input("u_logits_b", manager);
    private final NDArray oneOfLabelled = CROSS.input("l_logits_a", manager);
    private final NDArray otherOfLabelled = CROSS.input("l_logits_b", manager);

    @AfterEach
    void close() {
        recording.close();
        kernels.close();
        manager.close();
    }

    @Test
    void shouldAddWhatThePeersTeachOneAnotherOnBothBatches() {
        GivenStep step = step();

        Losses losses = evaluate(
                step, new CrossPseudo(ONE, OTHER, STREAM, STREAM), new CrossPseudo(ONE, OTHER, LABELLED, LABELLED));
        Gradients.backward(losses.joint());

        assertThat(losses.value()).isCloseTo(CROSS.expected("loss")[0], within(1e-5));
        assertGradient(oneOfStream, "grad_u_logits_a");
        assertGradient(otherOfStream, "grad_u_logits_b");
        assertGradient(oneOfLabelled, "grad_l_logits_a");
        assertGradient(otherOfLabelled, "grad_l_logits_b");
    }

    @Test
    void shouldTeachBothModelsTheLabels() {
        GivenStep step = step();

        Losses losses = evaluate(step, labels(ONE), labels(OTHER));
        Gradients.backward(losses.joint());

        assertThat(losses.value()).isCloseTo(CROSS.expected("loss_sup")[0], within(1e-5));
        assertGradient(oneOfLabelled, "grad_sup_l_logits_a");
        assertGradient(otherOfLabelled, "grad_sup_l_logits_b");
    }

    private static Objective labels(ModelName model) {
        return new CrossEntropy(Lesson.of(model, LABELLED, new GivenLabels()), WeighedMean.OVER_LABELLED);
    }

    private Losses evaluate(GivenStep step, Objective one, Objective other) {
        Schedule whole = new Schedule.Constant(1);
        List<Term> terms = List.of(new Term("one", one, whole), new Term("other", other, whole));
        return Losses.evaluate(terms, step, manager, StepClock.start(1));
    }

    private GivenStep step() {
        Gradients.enable(new NDList(oneOfStream, otherOfStream, oneOfLabelled, otherOfLabelled));
        GivenStep step = new GivenStep(manager, kernels, CLASSES)
                .with(LABELLED, new Scene(oneOfLabelled, Optional.of(CROSS.labels("labels", manager))));
        said(step, ONE, STREAM, oneOfStream);
        said(step, OTHER, STREAM, otherOfStream);
        said(step, ONE, LABELLED, oneOfLabelled);
        said(step, OTHER, LABELLED, otherOfLabelled);
        return step;
    }

    private static void said(GivenStep step, ModelName model, View view, NDArray logits) {
        Reading.Key key = new Reading.Key(model, view, Flow.GRADIENT);
        Reading reading = new Reading(logits);
        step.with(key, reading).with(key.stopped(), reading.cut());
    }

    private static void assertGradient(NDArray logits, String expected) {
        assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                .as(expected)
                .containsExactly(CROSS.expected(expected), within(1e-6));
    }
}
