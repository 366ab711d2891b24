package io.roadloop.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RgbImageTest {

    @Test
    void shouldTakeTheMeanOverTheAreaWhenShrinking() {
        RgbImage image = new RgbImage(new Size(2, 2), new byte[] {0, 10, 20, 100, 10, 20, 0, 10, 20, 100, 10, 40});

        byte[] rgb = image.resize(new Size(1, 1)).rgb();

        assertThat(rgb).containsExactly(50, 10, 25);
    }

    @Test
    void shouldBlendBetweenPixelCentresWhenGrowing() {
        RgbImage image = new RgbImage(new Size(2, 1), new byte[] {0, 0, 0, 100, 100, 100});

        byte[] rgb = image.resize(new Size(4, 1)).rgb();

        assertThat(rgb).containsExactly(0, 0, 0, 25, 25, 25, 75, 75, 75, 100, 100, 100);
    }

    @Test
    void shouldKeepAFlatImageFlatAtAnySize() {
        byte[] flat = new byte[3 * 7 * 5];
        java.util.Arrays.fill(flat, (byte) 255);
        RgbImage image = new RgbImage(new Size(7, 5), flat);

        for (Size size : new Size[] {new Size(3, 9), new Size(20, 2), new Size(1, 1), new Size(6, 4)}) {
            assertThat(image.resize(size).rgb()).containsOnly(-1);
        }
    }

    @Test
    void shouldSayHowManyBytesBelongToItsSize() {
        assertThatThrownBy(() -> new RgbImage(new Size(2, 2), new byte[11]))
                .hasMessageContaining("2x2")
                .hasMessageContaining("12")
                .hasMessageContaining("11");
    }
}
