package io.roadloop.trainer.view.cutmix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CutMixTest {
    private static final Vector MIX = Vector.named("07d_cutmix_mix.json");
    private static final BoxLaw LAW = new BoxLaw(3, 6, 7);

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final ImageKernels kernels = ImageKernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldTakeWhatLiesUnderAnyBox() {
        Vector vector = Vector.named("07c_32boxes_cutmix_mask.json");
        double[] sides = vector.expected("boxes_y0x0y1x1");
        OwnerMap owners = new BoxLaw(32, 24, 32).owners(boxes(sides));

        NDArray taken = CutMix.taken(List.of(owners), manager);

        assertThat(taken.getShape().getShape()).containsExactly(1, 24, 32);
        assertThat(doubles(taken)).containsExactly(vector.expected("mask"));
    }

    @Test
    void shouldMixImageAndTeacherAlikeLikeTheVector() {
        NDArray once = CutMix.taken(List.of(LAW.owners(boxes(MIX.input("boxes_y0x0y1x1")))), manager);
        NDArray taken = once.concat(once, 0);
        NDArray partners = manager.create(new long[] {1, 0});
        NDArray images = MIX.input("image_a", manager).concat(MIX.input("image_b", manager), 0);
        Reading teacher =
                new Reading(MIX.input("teacher_logits_a", manager).concat(MIX.input("teacher_logits_b", manager), 0));
        NDArray sure = teacher.targets().confidence().orElseThrow().expandDims(1);

        NDArray mixedImages = kernels.mix(images, partners, taken).get("0:1");
        NDArray mixedTeacher =
                kernels.mix(teacher.probabilities(), partners, taken).get("0:1");
        NDArray mixedLabels =
                kernels.mix(teacher.targets().labels(), partners, taken).get("0:1");
        NDArray mixedConfidence = kernels.mix(sure, partners, taken).get("0:1");

        assertThat(Vector.doubles(mixedImages.toFloatArray()))
                .containsExactly(MIX.expected("image_mixed"), within(1e-6));
        assertThat(Vector.doubles(mixedTeacher.toFloatArray()))
                .containsExactly(MIX.expected("teacher_probs_mixed"), within(1e-6));
        assertThat(doubles(mixedLabels)).containsExactly(MIX.expected("teacher_hard_label_mixed"));
        assertThat(Vector.doubles(mixedConfidence.toFloatArray()))
                .containsExactly(MIX.expected("teacher_conf_mixed"), within(1e-6));
    }

    @Test
    void shouldTakeNothingForAnImageWithoutBoxes() {
        OwnerMap none = LAW.owners(List.of());

        NDArray taken = CutMix.taken(List.of(none, LAW.owners(List.of(new Box(0, 0, 6, 7)))), manager);

        assertThat(doubles(taken.get("0:1"))).containsOnly(0);
        assertThat(doubles(taken.get("1:2"))).containsOnly(1);
    }

    private static double[] doubles(NDArray bytes) {
        byte[] values = bytes.toByteArray();
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static List<Box> boxes(double[] sides) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < sides.length; i += 4) {
            boxes.add(new Box((int) sides[i], (int) sides[i + 1], (int) sides[i + 2], (int) sides[i + 3]));
        }
        return boxes;
    }
}
