package io.roadloop.trainer.objective.structured;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.view.cutmix.OwnerMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxPixelsTest {
    private static final int NONE = OwnerMap.NONE;

    @Test
    void shouldListThePixelsOfTheLastBoxesBoxByBox() {
        OwnerMap one = new OwnerMap(2, 3, 3, new int[] {2, 0, 1, 1, NONE, 2});
        OwnerMap other = new OwnerMap(2, 3, 3, new int[] {NONE, NONE, 1, NONE, 2, 2});

        List<int[]> last = BoxPixels.of(List.of(one, other), 2);

        assertThat(last).containsExactly(new int[] {2, 3}, new int[] {0, 5}, new int[] {8}, new int[] {10, 11});
    }

    @Test
    void shouldLeaveOutBoxesThatAreCoveredAndImagesWithoutAny() {
        OwnerMap covered = new OwnerMap(1, 3, 2, new int[] {1, 1, NONE});
        OwnerMap bare = new OwnerMap(1, 3, 0, new int[] {NONE, NONE, NONE});

        List<int[]> last = BoxPixels.of(List.of(bare, covered), 16);

        assertThat(last).containsExactly(new int[] {3, 4});
    }
}
