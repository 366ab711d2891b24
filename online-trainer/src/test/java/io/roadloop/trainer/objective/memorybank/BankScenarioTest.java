package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.schedule.Stretch;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vector 13 through the bank itself. */
class BankScenarioTest {
    private static final ClassBank LAW = new ClassBank(
            "bank",
            BankWorld.TEACHER,
            BankWorld.STUDENT,
            BankWorld.LABELLED,
            4,
            0.95,
            2,
            9,
            TopK.HIGHEST,
            Stretch.NONE,
            Optional.empty());

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final BankScenario scenario = new BankScenario(LAW);
    private final BankedVectors bank = LAW.begin(new Ground(manager, BankWorld.CLASSES, Map.of()));

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldFillLikeVector13() {
        for (int step = 0; step < BankScenario.STEPS; step++) {
            bank.watch(scenario.step(manager, kernels, step));

            assertHolds("step" + step);
        }
    }

    /** The best are chosen image by image, and the later image's stand in front. */
    @Test
    void shouldFillAlikeWhenAllImagesComeInOneBatch() {
        bank.watch(scenario.step(manager, kernels, 0, 1, 2, 3));

        assertHolds("step3");
    }

    private void assertHolds(String after) {
        for (int label = 0; label < BankWorld.CLASSES; label++) {
            assertThat(BankScenario.numbers(bank, label, manager))
                    .as("class %s after %s", label, after)
                    .containsExactly(BankScenario.VECTOR.expected(after + "_bank_class" + label), within(1e-6));
        }
    }
}
