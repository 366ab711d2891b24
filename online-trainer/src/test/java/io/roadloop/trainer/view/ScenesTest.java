package io.roadloop.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.pool.Pool;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScenesTest {
    private static final View SOURCE = new Source(Pool.LABELLED);
    private static final int HEIGHT = 12;
    private static final int WIDTH = 16;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final ImageKernels kernels = ImageKernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldMakeEqualViewsOnce() {
        Scenes scenes = scenes(1);
        Augmentation flip = new Augmentation(0.5, Augmentation.Scale.NONE, Augmentation.Jitter.NONE);

        Scene first = scenes.of(new Augmented(SOURCE, flip, 0));
        Scene second = scenes.of(
                new Augmented(SOURCE, new Augmentation(0.5, Augmentation.Scale.NONE, Augmentation.Jitter.NONE), 0));

        assertThat(second).isSameAs(first);
    }

    @Test
    void shouldMirrorPixelsAndLabelsTogether() {
        Augmentation flip = new Augmentation(1, Augmentation.Scale.NONE, Augmentation.Jitter.NONE);

        Scene flipped = scenes(1).of(new Augmented(SOURCE, flip, 0));

        assertThat(flipped.pixels().get("0, 0, 3, 0").toFloatArray()[0]).isCloseTo(shade(WIDTH - 1), within(1e-5f));
        assertThat(label(flipped, 3, 0)).isEqualTo(WIDTH - 1);
        assertThat(label(flipped, 3, WIDTH - 1)).isZero();
    }

    @Test
    void shouldMoveLabelsToWhereTheirPixelsGo() {
        Augmentation grow = new Augmentation(0.5, new Augmentation.Scale(1, 2, 1), Augmentation.Jitter.NONE);

        Scene grown = scenes(4).of(new Augmented(SOURCE, grow, 0));

        float[] pixels = grown.pixels().get(":, 0").toFloatArray();
        byte[] labels = grown.labels().orElseThrow().toByteArray();
        for (int i = 0; i < labels.length; i++) {
            // A pixel's shade says which column it came from, to half a column.
            assertThat(pixels[i] * WIDTH).isCloseTo(labels[i], within(0.51f));
        }
    }

    @Test
    void shouldIgnoreWhatLiesOutsideTheImage() {
        Augmentation shrink = new Augmentation(0, new Augmentation.Scale(0.5, 0.5, 1), Augmentation.Jitter.NONE);

        Scene small = scenes(1).of(new Augmented(SOURCE, shrink, 0));

        byte[] labels = small.labels().orElseThrow().toByteArray();
        int ignored = 0;
        for (byte label : labels) {
            ignored += label == (byte) 255 ? 1 : 0;
        }
        assertThat((double) ignored / labels.length).isCloseTo(0.75, within(0.1));
    }

    @Test
    void shouldLeaveLabelsWhereTheyAreWhenOnlyLightChanges() {
        Scenes scenes = scenes(2);
        Augmentation light = new Augmentation(0, Augmentation.Scale.NONE, new Augmentation.Jitter(1, 0.3, 0.3, 0.3, 0));

        Scene lit = scenes.of(new Augmented(SOURCE, light, 0));

        assertThat(lit.labels()).isEqualTo(scenes.of(SOURCE).labels());
        assertThat(lit.pixels().toFloatArray())
                .isNotEqualTo(scenes.of(SOURCE).pixels().toFloatArray());
        assertThat(lit.pixels().max().getFloat()).isLessThanOrEqualTo(1);
        assertThat(lit.pixels().min().getFloat()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void shouldDrawAnewForAnotherDraw() {
        Scenes scenes = scenes(4);
        Augmentation grow = new Augmentation(0.5, new Augmentation.Scale(1, 2, 1), Augmentation.Jitter.NONE);

        Scene one = scenes.of(new Augmented(SOURCE, grow, 1));
        Scene two = scenes.of(new Augmented(SOURCE, grow, 2));

        assertThat(one.pixels().toFloatArray()).isNotEqualTo(two.pixels().toFloatArray());
    }

    /** Images whose shade and label say the column. */
    private Scenes scenes(int images) {
        float[] pixels = new float[images * 3 * HEIGHT * WIDTH];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = shade(i % WIDTH);
        }
        byte[] labels = new byte[images * HEIGHT * WIDTH];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % WIDTH);
        }
        NDArray given = manager.create(pixels, new Shape(images, 3, HEIGHT, WIDTH));
        NDArray classes = manager.create(ByteBuffer.wrap(labels), new Shape(images, HEIGHT, WIDTH), DataType.UINT8);
        Scene scene = new Scene(given, Optional.of(classes));
        Studio studio = new Studio(manager, kernels, new Staging(), new Draws(5, 3), 20);
        return new Scenes(studio, Map.of(Pool.LABELLED, scene), Opinions.NONE);
    }

    private static float shade(int column) {
        return (float) column / WIDTH;
    }

    private static int label(Scene scene, int y, int x) {
        return scene.labels().orElseThrow().toByteArray()[y * WIDTH + x];
    }
}
