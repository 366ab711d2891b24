package io.roadloop.vision.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaintTest {

    @Test
    void shouldKeepTheGlowWhenItIsScaledOrMixed() {
        // Given
        int lamp = Paint.glowing(Paint.of(200, 100, 50), 1);

        // When
        int dimmed = Paint.scale(lamp, 0.5f);
        int mixed = Paint.mix(lamp, Paint.of(0, 0, 0), 0.5f);

        // Then
        assertThat(dimmed >>> 24).isEqualTo(127);
        assertThat(mixed >>> 24).isEqualTo(127);
        assertThat(Paint.red(dimmed)).isEqualTo(100);
        assertThat(Paint.green(mixed)).isEqualTo(50);
    }

    @Test
    void shouldStayInsideTheRangeOfAByte() {
        // When
        int bright = Paint.scale(Paint.of(200, 100, 300), 3);

        // Then
        assertThat(bright).isEqualTo(0xFFFFFF);
        assertThat(Paint.of(-5, 0, 0)).isZero();
    }

    @Test
    void shouldNeverLookLikeAHole() {
        assertThat(Paint.glowing(0xFFFFFF, 1))
                .isPositive()
                .isNotEqualTo(Paint.HOLE)
                .isNotEqualTo(Paint.PANE);
    }
}
