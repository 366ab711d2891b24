package io.roadloop.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelMaskTest {

    private static final LabelMask MASK =
            new LabelMask(new Size(4, 2), new byte[] {0, 0, 1, 1, 2, 2, 11, (byte) LabelMask.IGNORE});

    @Test
    void shouldTakeTheNearestPixelAtAnotherSize() {
        assertThat(MASK.resizeNearest(new Size(2, 1)).classes()).containsExactly(2, -1);
        assertThat(MASK.resizeNearest(new Size(8, 2)).classes())
                .startsWith(0, 0, 0, 0, 1, 1, 1, 1)
                .hasSize(16);
    }

    @Test
    void shouldIgnoreEveryClassThatTheTaxonomyDoesNotHave() {
        assertThat(MASK.ignoringFrom(11).classes()).containsExactly(0, 0, 1, 1, 2, 2, -1, -1);
        assertThat(MASK.classes()[6]).isEqualTo((byte) 11);
    }

    @Test
    void shouldIgnoreTheIndicesThatAreNamedAndNoOther() {
        assertThat(MASK.ignoring(Set.of(2, 11)).classes()).containsExactly(0, 0, 1, 1, -1, -1, -1, -1);
        assertThat(MASK.ignoring(Set.of())).isSameAs(MASK);
    }

    @Test
    void shouldCountThePixelsOfEachClass() {
        assertThat(MASK.histogram(3)).containsExactly(2, 2, 2);
    }

    @Test
    void shouldFindTheFirstClassBeyondATaxonomy() {
        assertThat(MASK.firstBeyond(11)).isEqualTo(11);
        assertThat(MASK.firstBeyond(12)).isEqualTo(-1);
    }

    @Test
    void shouldNameThePixelWhenItLiesOutside() {
        assertThat(MASK.at(3, 1)).isEqualTo(LabelMask.IGNORE);
        assertThatThrownBy(() -> MASK.at(4, 0)).hasMessageContaining("(4, 0)").hasMessageContaining("4x2");
    }
}
