package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorQueueTest {
    private static final Vector VECTOR = Vector.named("13_memory_bank_scenario.json");
    private static final int CLASSES = 3;
    private static final int ROOM = 4;
    private static final int MOST = 2;
    private static final double THRESHOLD = 0.95;

    @Test
    void shouldFillLikeVector13() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu())) {
            List<NDArray> queues = new ArrayList<>();
            for (int label = 0; label < CLASSES; label++) {
                queues.add(manager.create(new Shape(0, 2)));
            }
            for (int step = 0; step < 4; step++) {
                for (int label = 0; label < CLASSES; label++) {
                    NDArray fresh = VECTOR.input("step" + step + "_features", manager)
                            .get(manager.create(entering(step, label)));
                    queues.set(label, VectorQueue.push(queues.get(label), fresh, ROOM));

                    assertThat(Vector.doubles(queues.get(label).toFloatArray()))
                            .containsExactly(VECTOR.expected("step" + step + "_bank_class" + label), within(1e-6));
                }
            }
        }
    }

    @Test
    void shouldTakeTheWorstFirstWhenToldSo() {
        assertThat(VectorQueue.best(new float[] {3, 1, 2, 1}, 3, TopK.LOWEST)).containsExactly(1, 3, 2);
    }

    private static long[] entering(int step, int label) {
        double[] labels = VECTOR.input("step" + step + "_labels");
        double[] predictions = VECTOR.input("step" + step + "_predictions");
        double[] confidence = VECTOR.input("step" + step + "_confidence");
        double[] scores = VECTOR.input("step" + step + "_scores");
        int[] candidates = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .filter(i -> VectorQueue.qualifies(label, (int) predictions[i], confidence[i], THRESHOLD))
                .toArray();
        float[] theirs = new float[candidates.length];
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = (float) scores[candidates[i]];
        }
        return IntStream.of(VectorQueue.best(theirs, MOST, TopK.HIGHEST))
                .mapToLong(i -> candidates[i])
                .toArray();
    }
}
