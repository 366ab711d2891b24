package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels.Outside;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageKernelsTest {
    private static final float[] SAME = {1, 0, 0, 0, 1, 0};
    private static final float[] FLIPPED = {-1, 0, 0, 0, 1, 0};
    /** Looks at twice the extent: half of what it finds lies outside. */
    private static final float[] FARTHER = {2, 0, 0, 0, 2, 0};

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final ImageKernels kernels = ImageKernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldTurnBytesIntoPixels() {
        NDArray frames = new Staging().bytes(manager, List.of(new byte[] {0, 51, (byte) 255}), new Shape(1, 1, 3));

        NDArray pixels = kernels.pixels(frames);

        assertThat(pixels.getShape()).isEqualTo(new Shape(1, 3, 1, 1));
        assertThat(pixels.toFloatArray()).containsExactly(new float[] {0, 0.2f, 1}, within(1e-7f));
    }

    @Test
    void shouldKeepWhatWasStagedBefore() {
        Staging staging = new Staging();

        NDArray first = staging.bytes(manager, List.of(new byte[] {1, 2}), new Shape(2));
        NDArray second = staging.bytes(manager, List.of(new byte[] {3, 4}), new Shape(2));

        assertThat(first.toByteArray()).containsExactly(1, 2);
        assertThat(second.toByteArray()).containsExactly(3, 4);
    }

    @Test
    void shouldRefuseToStagePlanesOfAnotherSize() {
        assertThatThrownBy(() -> new Staging().bytes(manager, List.of(new byte[3]), new Shape(2)))
                .hasMessageContaining("planes of 2 bytes");
    }

    @Test
    void shouldLeaveAnImageAloneUnderTheIdentity() {
        NDArray image = image(1, 2, 3, 4);

        NDArray warped = kernels.warp(image, theta(SAME), 2, 2, Outside.ZERO);

        assertThat(warped.toFloatArray()).containsExactly(new float[] {1, 2, 3, 4}, within(1e-5f));
    }

    @Test
    void shouldFlipImagesAndLabelsAlike() {
        NDArray image = image(1, 2, 3, 4);
        NDArray labels = labels(1, 2, 3, 255);

        assertThat(kernels.warp(image, theta(FLIPPED), 2, 2, Outside.BORDER).toFloatArray())
                .containsExactly(new float[] {2, 1, 4, 3}, within(1e-5f));
        assertThat(kernels.warpLabels(labels, theta(FLIPPED), 2, 2).toByteArray())
                .containsExactly(2, 1, 255, 3);
    }

    @Test
    void shouldFindNoLabelOutside() {
        NDArray warped = kernels.warpLabels(labels(1, 2, 3, 4), theta(FARTHER), 4, 4);

        assertThat(warped.toByteArray())
                .containsExactly(255, 255, 255, 255, 255, 1, 2, 255, 255, 3, 4, 255, 255, 255, 255, 255);
    }

    @Test
    void shouldLeaveColoursAloneUnderNeutralFactors() {
        NDArray pixels = manager.create(new float[] {0.1f, 0.5f, 0.9f}, new Shape(1, 3, 1, 1));

        NDArray same = kernels.jitter(pixels, manager.create(new float[] {1, 1, 1, 0}, new Shape(1, 4)));

        assertThat(same.toFloatArray()).containsExactly(new float[] {0.1f, 0.5f, 0.9f}, within(1e-5f));
    }

    @Test
    void shouldBrightenEachImageByItsOwnFactorAndStayInRange() {
        NDArray pixels = manager.full(new Shape(2, 3, 1, 1), 0.6f);

        NDArray lit = kernels.jitter(pixels, manager.create(new float[] {0.5f, 1, 1, 0, 2, 1, 1, 0}, new Shape(2, 4)));

        assertThat(lit.toFloatArray()).containsExactly(new float[] {0.3f, 0.3f, 0.3f, 1, 1, 1}, within(1e-5f));
    }

    @Test
    void shouldKeepTheBrightnessWhenTurningTheHue() {
        NDArray pixels = manager.create(new float[] {0.5f, 0.4f, 0.3f}, new Shape(1, 3, 1, 1));

        float[] turned = kernels.jitter(pixels, manager.create(new float[] {1, 1, 1, 0.5f}, new Shape(1, 4)))
                .toFloatArray();

        assertThat(turned[0]).isNotCloseTo(0.5f, within(0.01f));
        assertThat(0.299 * turned[0] + 0.587 * turned[1] + 0.114 * turned[2])
                .isCloseTo(0.299 * 0.5 + 0.587 * 0.4 + 0.114 * 0.3, within(1e-5));
    }

    @Test
    void shouldSpreadAPixelByItsImagesWeights() {
        float[] bright = new float[2 * 25];
        bright[12] = 1;
        bright[25 + 12] = 1;
        NDArray pixels = manager.create(bright, new Shape(2, 1, 5, 5));
        NDArray weights = manager.create(new float[] {0.25f, 0.5f, 0.25f, 0, 1, 0}, new Shape(2, 3));

        float[] blurred = kernels.blur(pixels, weights).toFloatArray();

        assertThat(new float[] {blurred[12], blurred[11], blurred[6], blurred[10]})
                .containsExactly(new float[] {0.25f, 0.125f, 0.0625f, 0}, within(1e-6f));
        assertThat(Arrays.copyOfRange(blurred, 25, 50)).isEqualTo(Arrays.copyOfRange(bright, 25, 50));
    }

    @Test
    void shouldLeaveAnEvenImageAsItIsUpToItsEdges() {
        NDArray even = manager.ones(new Shape(1, 3, 4, 6)).mul(0.25f);
        NDArray weights = manager.create(new float[] {0.1f, 0.2f, 0.4f, 0.2f, 0.1f}, new Shape(1, 5));

        assertThat(kernels.blur(even, weights).toFloatArray()).containsOnly(new float[] {0.25f}, within(1e-6f));
    }

    @Test
    void shouldTakePixelsOfAPartnerBitForBit() {
        NDArray maps =
                manager.create(new float[] {0.1f, 0.2f, 0.3f, 0.4f, 1.1f, 1.2f, 1.3f, 1.4f}, new Shape(2, 2, 1, 2));
        NDArray classes =
                manager.create(new int[] {1, 2, 3, 4}, new Shape(2, 1, 2)).toType(DataType.UINT8, false);
        NDArray partners = manager.create(new long[] {1, 0});
        NDArray taken =
                manager.create(new int[] {1, 0, 0, 1}, new Shape(2, 1, 2)).toType(DataType.UINT8, false);

        assertThat(kernels.mix(maps, partners, taken).toFloatArray())
                .containsExactly(1.1f, 0.2f, 1.3f, 0.4f, 1.1f, 0.2f, 1.3f, 0.4f);
        assertThat(kernels.mix(classes, partners, taken).toByteArray()).containsExactly(3, 2, 3, 2);
    }

    @Test
    void shouldReorderThePixelsOfEachImage() {
        NDArray maps = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));
        NDArray classes = manager.create(new int[] {7, 8}, new Shape(1, 1, 2)).toType(DataType.UINT8, false);
        NDArray sources = manager.create(new long[] {1, 0}, new Shape(1, 2));

        assertThat(kernels.rearrange(maps, sources).toFloatArray()).containsExactly(2, 1, 4, 3);
        assertThat(kernels.rearrange(classes, sources).toByteArray()).containsExactly(8, 7);
    }

    private NDArray image(float... values) {
        return manager.create(values, new Shape(1, 1, 2, 2));
    }

    private NDArray labels(int... values) {
        return manager.create(values, new Shape(1, 2, 2)).toType(DataType.UINT8, false);
    }

    private NDArray theta(float... values) {
        return manager.create(values, new Shape(1, 2, 3));
    }
}
