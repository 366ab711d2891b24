package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final float WEIGHT = 3;

    @Test
    void shouldStillKnowTheWeightsWhenMemoryHasBeenCollectedBeforeTheBackwardPass() {
        try (NDManager own = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(own);
                GradientMode recording = GradientMode.on()) {
            NDArray value = own.create(2f);
            value.setRequiresGradient(true);
            Term term = new Term("plain", new Given(value), new Schedule.Constant(WEIGHT));

            Losses losses = Losses.evaluate(List.of(term), new GivenStep(own, kernels, 2), own, StepClock.start(1));
            List<ByteBuffer> others = overwriteFreedMemory();
            Gradients.backward(losses.joint());

            assertThat(others).isNotEmpty();
            assertThat(value.getGradient().toFloatArray()).containsExactly(WEIGHT);
        }
    }

    /** Takes what a collection has freed, and fills it with infinities. */
    private static List<ByteBuffer> overwriteFreedMemory() {
        System.gc();
        List<ByteBuffer> others = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            others.add(ByteBuffer.allocateDirect(Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putFloat(0, Float.POSITIVE_INFINITY));
        }
        return others;
    }

    /** A loss that is there already. */
    private record Given(NDArray value) implements Objective {
        @Override
        public Demands demands() {
            return Demands.NONE;
        }

        @Override
        public NDArray loss(Step step) {
            return value;
        }
    }
}
