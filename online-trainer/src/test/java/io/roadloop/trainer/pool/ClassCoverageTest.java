package io.roadloop.trainer.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassCoverageTest {
    @Test
    void shouldCountTheFramesThatShowAClassNotItsPixels() {
        ClassCoverage coverage = ClassCoverage.of(List.of(shown(0, 0, 0, 255), shown(0, 2, 2, 2)));

        assertThat(coverage.frames()).containsOnlyKeys(0, 2).containsEntry(0, 2).containsEntry(2, 1);
    }

    @Test
    void shouldNameTheClassesThatNoFrameOrOneAloneShows() {
        BitSet most = new BitSet();
        IntStream.range(0, 9).forEach(most::set);
        BitSet more = (BitSet) most.clone();
        more.set(9);

        assertThat(ClassCoverage.of(List.of(most, more)).gaps(Taxonomies.CAMVID_11))
                .hasValue("no labelled frame shows bicyclist; only one labelled frame shows pedestrian");
    }

    @Test
    void shouldNameNothingWhereTwoFramesShowEveryClass() {
        BitSet all = new BitSet();
        all.set(0, 11);

        assertThat(ClassCoverage.of(List.of(all, all)).gaps(Taxonomies.CAMVID_11))
                .isEmpty();
    }

    private static BitSet shown(int... classes) {
        byte[] mask = new byte[classes.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) classes[i];
        }
        return ClassCoverage.shownBy(new LabelMask(new Size(mask.length, 1), mask));
    }
}
