package io.roadloop.trainer.view.classmix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.view.ClassCounts;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassMixTest {
    private static final Vector VECTOR = Vector.named("14_classmix.json");

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final ImageKernels kernels = ImageKernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldTakeThePixelsOfVector14() {
        NDArray taken = ClassMix.taken(labels("label_a"), List.of(chosen()));

        assertThat(taken.getDataType()).isEqualTo(DataType.UINT8);
        assertThat(doubles(taken)).containsExactly(VECTOR.expected("mask"));
    }

    @Test
    void shouldMixImageLabelAndConfidenceLikeVector14() {
        NDArray taken = ClassMix.taken(labels("label_a"), List.of(chosen()));

        NDArray image = laidOver(map("image_b"), map("image_a"), taken);
        NDArray label = laidOver(labels("label_b"), labels("label_a"), taken);
        NDArray confidence = laidOver(map("conf_b").squeeze(1), map("conf_a").squeeze(1), taken);

        assertThat(doubles(image)).containsExactly(VECTOR.expected("image"), within(1e-6));
        assertThat(label.getDataType()).isEqualTo(DataType.UINT8);
        assertThat(doubles(label)).containsExactly(VECTOR.expected("label"));
        assertThat(doubles(confidence)).containsExactly(VECTOR.expected("conf"), within(1e-6));
    }

    @Test
    void shouldTakeEachImagesOwnClasses() {
        NDArray labels = manager.create(new float[] {0, 1, 255, 0, 1, 2}, new Shape(2, 1, 3))
                .toType(DataType.UINT8, false);

        NDArray taken = ClassMix.taken(labels, List.of(new int[] {1}, new int[] {0, 2}));

        assertThat(doubles(taken)).containsExactly(0, 1, 0, 1, 0, 1);
    }

    @Test
    void shouldDrawHalfOfThePresentClassesAndAtLeastOne() {
        double[] numbers = VECTOR.input("class_count_table_n");
        double[] halves = VECTOR.expected("chosen_count_classmix");
        for (int i = 0; i < numbers.length; i++) {
            long[] counts = new long[20];
            Arrays.fill(counts, 3, 3 + (int) numbers[i], 7);

            int[] drawn = ClassMix.draw(counts, new SplittableRandom(i));

            assertThat(drawn).hasSize((int) Math.max(1, halves[i])).doesNotHaveDuplicates();
            assertThat(Arrays.stream(drawn).allMatch(label -> counts[label] > 0))
                    .isTrue();
        }
    }

    @Test
    void shouldDrawNothingFromAnImageWithoutLabels() {
        assertThat(ClassMix.draw(new long[5], new SplittableRandom(1))).isEmpty();
    }

    @Test
    void shouldDrawEachClassAboutEquallyOften() {
        int[] often = new int[4];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 4000; i++) {
            Arrays.stream(ClassMix.draw(new long[] {1, 1, 1, 1}, random)).forEach(label -> often[label]++);
        }

        assertThat(Arrays.stream(often).boxed().toList()).allMatch(times -> times > 1900 && times < 2100);
    }

    @Test
    void shouldCountThePixelsOfEachImage() {
        NDArray labels = manager.create(new float[] {0, 2, 255, 2, 1, 7}, new Shape(2, 1, 3))
                .toType(DataType.UINT8, false);
        int before = manager.getManagedArrays().size();

        long[][] counts = ClassCounts.of(labels, 3);

        assertThat(counts).isDeepEqualTo(new long[][] {{1, 0, 1}, {0, 1, 1}});
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private static int[] chosen() {
        return Arrays.stream(VECTOR.input("chosen_classes"))
                .mapToInt(label -> (int) label)
                .toArray();
    }

    /** The first of a batch of two, each with pixels of the other. */
    private NDArray laidOver(NDArray under, NDArray over, NDArray taken) {
        NDArray partners = manager.create(new long[] {1, 0});
        return kernels.mix(under.concat(over), partners, taken.concat(taken)).get("0:1");
    }

    private NDArray map(String name) {
        return VECTOR.input(name, manager).reshape(1, -1, 5, 6);
    }

    private NDArray labels(String name) {
        return map(name).squeeze(1).toType(DataType.UINT8, false);
    }

    private static double[] doubles(NDArray array) {
        return Vector.doubles(array.toType(DataType.FLOAT32, false).toFloatArray());
    }
}
