package io.roadloop.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Cropped.Side;
import io.roadloop.trainer.view.cutmix.OwnerMap;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images whose every pixel says by its label which image and which place it is of. */
class MadeViewsTest {
    private static final View SOURCE = new Source(Pool.LABELLED);
    private static final ModelName TEACHER = new ModelName("teacher");
    private static final int IMAGES = 3;
    private static final int SIDE = 9;
    private static final int CLASSES = 255;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final ImageKernels kernels = ImageKernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldTakeThePixelsUnderTheBoxesFromTheNextImage() {
        Scenes scenes = scenes(places(SIDE), Opinions.NONE);
        View mixed = new Mixed(SOURCE, new Mixing.CutMix(1, 4), 0);

        Scene scene = scenes.of(mixed);

        Warp.Mix mix = scenes.warp(mixed, Warp.Mix.class);
        int[] labels = labels(scene);
        int[] before = labels(scenes.of(SOURCE));
        int pixels = SIDE * SIDE;
        Set<Boolean> seen = new HashSet<>();
        for (int i = 0; i < labels.length; i++) {
            boolean taken = mix.owners().get(i / pixels).owners()[i % pixels] != OwnerMap.NONE;
            int from = taken ? (i / pixels + 1) % IMAGES : i / pixels;
            assertThat(labels[i]).isEqualTo(before[from * pixels + i % pixels]);
            seen.add(taken);
        }
        assertThat(seen).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void shouldCarryMapsTheWayOfThePixels() {
        Scenes scenes = scenes(places(SIDE), Opinions.NONE);
        Augmentation light = new Augmentation(0, Augmentation.Scale.NONE, new Augmentation.Jitter(1, 0.5, 0, 0, 0));
        View mixed = new Mixed(new Shuffled(SOURCE, 100, 0), new Mixing.CutMix(1, 4), 0);

        NDArray carried = scenes.carried(scenes.of(SOURCE).pixels(), SOURCE, new Augmented(mixed, light, 0));
        NDArray labels = scenes.carriedLabels(scenes.of(SOURCE).labels().orElseThrow(), SOURCE, mixed);

        assertThat(carried.toFloatArray()).isEqualTo(scenes.of(mixed).pixels().toFloatArray());
        assertThat(labels.toByteArray())
                .isEqualTo(scenes.of(mixed).labels().orElseThrow().toByteArray());
    }

    @Test
    void shouldTakeHalfOfTheClassesThatAModelSees() {
        byte[] said = new byte[IMAGES * SIDE * SIDE];
        for (int i = 0; i < said.length; i++) {
            said[i] = (byte) (i % 4);
        }
        Scenes scenes = scenes(places(SIDE), new Says(bytes(said, SIDE), manager.zeros(new Shape(1))));

        Scene scene = scenes.of(new Mixed(SOURCE, new Mixing.ClassMix(1, Optional.of(TEACHER)), 0));

        Warp.Mix mix = (Warp.Mix) scene.warp();
        byte[] taken = mix.taken().toByteArray();
        for (int image = 0; image < IMAGES; image++) {
            Set<Integer> classes = new HashSet<>();
            for (int i = 0; i < SIDE * SIDE; i++) {
                if (taken[image * SIDE * SIDE + i] != 0) {
                    classes.add((int) said[(image + 1) % IMAGES * SIDE * SIDE + i]);
                }
            }
            assertThat(classes).hasSize(2);
        }
    }

    @Test
    void shouldSayThatThereAreNoLabelsToMixBy() {
        Scene bare = new Scene(manager.zeros(new Shape(2, 3, SIDE, SIDE)), Optional.empty());
        Scenes scenes = new Scenes(studio(), Map.of(Pool.STREAM, bare), Opinions.NONE);
        View mixed = new Mixed(new Source(Pool.STREAM), new Mixing.ClassMix(1, Optional.empty()), 0);

        assertThatThrownBy(() -> scenes.of(mixed)).hasMessageContaining("has no labels by which");
    }

    @Test
    void shouldShowTheSamePixelsWhereTwoCropsOverlap() {
        int side = 32;
        Scenes scenes = scenes(columns(side), Opinions.NONE);
        CropPair law = new CropPair(1, 1, 0.5, 0.2, 0.5);
        Scene first = scenes.of(new Cropped(SOURCE, law, Side.FIRST, 0));
        Scene second = scenes.of(new Cropped(SOURCE, law, Side.SECOND, 0));

        for (int image = 0; image < IMAGES; image++) {
            CropWindow one = ((Warp.Crop) first.warp()).windows().get(image);
            CropWindow other = ((Warp.Crop) second.warp()).windows().get(image);
            assertThat(new WindowPair(one, other).intersectionOverUnion()).isGreaterThanOrEqualTo(0.2);
            assertThat(label(first, image, 3)).isEqualTo(one.left() + (one.flipped() ? one.width() - 4 : 3));
            assertThat(label(second, image, 3)).isEqualTo(other.left() + (other.flipped() ? other.width() - 4 : 3));
        }
    }

    @Test
    void shouldReorderTheTilesOfEachImage() {
        Scenes scenes = scenes(places(SIDE), Opinions.NONE);

        Scene scene = scenes.of(new Shuffled(SOURCE, 100, 0));

        int[] labels = labels(scene);
        int[] before = labels(scenes.of(SOURCE));
        assertThat(labels).isNotEqualTo(before).containsExactlyInAnyOrder(before);
        assertThat(((Warp.Tiles) scene.warp()).permutations()).hasSize(IMAGES).allMatch(id -> id >= 0 && id < 100);
    }

    @Test
    void shouldShowWhatAModelBelievesAsAView() {
        NDArray probabilities = manager.ones(new Shape(IMAGES, 4, SIDE, SIDE));
        Scenes scenes = scenes(places(SIDE), new Says(manager.zeros(new Shape(1)), probabilities));

        Scene belief = scenes.of(new Belief(new Opinion(TEACHER, SOURCE)));

        assertThat(belief.pixels()).isSameAs(probabilities);
        assertThat(belief.labels()).isEqualTo(scenes.of(SOURCE).labels());
    }

    @Test
    void shouldLeaveNoColourInAGreyImage() {
        Scenes scenes = scenes(places(32), Opinions.NONE);
        Augmentation soft = new Augmentation(
                0, Augmentation.Scale.NONE, Augmentation.Jitter.NONE, 1, new Augmentation.Blur(1, 1, 2));

        float[] pixels =
                scenes.of(new Augmented(SOURCE, soft, 0)).pixels().get("0").toFloatArray();

        int plane = 32 * 32;
        for (int i = 0; i < plane; i++) {
            assertThat(pixels[i]).isBetween(pixels[plane + i] - 1e-5f, pixels[plane + i] + 1e-5f);
        }
    }

    /** What models say, given. */
    private record Says(NDArray classes, NDArray believed) implements Opinions {
        @Override
        public NDArray probabilities(Opinion opinion) {
            return believed;
        }

        @Override
        public NDArray labels(Opinion opinion) {
            return classes;
        }
    }

    private Studio studio() {
        return new Studio(manager, kernels, new Staging(), new Draws(5, 3), CLASSES);
    }

    private Scenes scenes(byte[] labels, Opinions opinions) {
        int side = (int) Math.sqrt(labels.length / (double) IMAGES);
        NDArray classes = bytes(labels, side);
        NDArray shade = classes.toType(DataType.FLOAT32, true).div(CLASSES).expandDims(1);
        NDArray pixels = shade.broadcast(new Shape(IMAGES, 3, side, side)).duplicate();
        Scene scene = new Scene(pixels, Optional.of(classes));
        return new Scenes(studio(), Map.of(Pool.LABELLED, scene), opinions);
    }

    private NDArray bytes(byte[] values, int side) {
        return manager.create(ByteBuffer.wrap(values), new Shape(IMAGES, side, side), DataType.UINT8);
    }

    private static byte[] places(int side) {
        byte[] labels = new byte[IMAGES * side * side];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 251);
        }
        return labels;
    }

    private static byte[] columns(int side) {
        byte[] labels = new byte[IMAGES * side * side];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % side);
        }
        return labels;
    }

    private static int label(Scene scene, int image, int column) {
        return labels(scene)[image * scene.height() * scene.width() + column];
    }

    private static int[] labels(Scene scene) {
        byte[] bytes = scene.labels().orElseThrow().toByteArray();
        int[] labels = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            labels[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return labels;
    }
}
