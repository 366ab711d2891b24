package io.roadloop.trainer.view.cutmix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.trainer.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxLawTest {
    private static final String ONE = "07a_1box_cutmix_mask.json";
    private static final String SIX = "07b_6boxes_cutmix_mask.json";
    private static final String MANY = "07c_32boxes_cutmix_mask.json";

    @ParameterizedTest
    @ValueSource(strings = {ONE, SIX, MANY})
    void shouldGiveTheVectorsBoxesOfTheVectorsNumbers(String file) {
        Vector vector = Vector.named(file);

        List<Box> boxes = boxes(vector);

        assertThat(boxes.stream().flatMapToDouble(BoxLawTest::sides).toArray())
                .containsExactly(vector.expected("boxes_y0x0y1x1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, SIX, MANY})
    void shouldLetALaterBoxCoverAnEarlierOne(String file) {
        Vector vector = Vector.named(file);

        OwnerMap owners = law(vector).owners(boxes(vector));

        assertThat(Arrays.stream(owners.owners()).asDoubleStream().toArray()).containsExactly(vector.expected("owner"));
        assertThat(owners.boxes())
                .isEqualTo(vector.root().path("params").path("N").intValue());
    }

    @Test
    void shouldCoverAboutTheShareThatThePaperCallsHalf() {
        BoxLaw law = new BoxLaw(32, 180, 240);
        SplittableRandom random = new SplittableRandom(7);
        int images = 200;
        double laid = 0;
        double covered = 0;

        for (int image = 0; image < images; image++) {
            List<Box> boxes = law.draw(random);
            laid += boxes.stream().mapToInt(Box::area).sum();
            covered += Arrays.stream(law.owners(boxes).owners())
                    .filter(owner -> owner != OwnerMap.NONE)
                    .count();
        }

        assertThat(laid / images / (180 * 240)).isCloseTo(0.5, within(0.01));
        assertThat(covered / images / (180 * 240)).isCloseTo(0.39, within(0.02));
    }

    @Test
    void shouldDrawTheSameBoxesFromTheSameNumbers() {
        BoxLaw law = new BoxLaw(32, 90, 120);

        List<Box> first = law.draw(new SplittableRandom(3));

        assertThat(law.draw(new SplittableRandom(3))).isEqualTo(first).isNotEqualTo(law.draw(new SplittableRandom(4)));
    }

    @Test
    void shouldRefuseABoxThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Box(3, 0, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows 3 to 2");
    }

    private static BoxLaw law(Vector vector) {
        var params = vector.root().path("params");
        return new BoxLaw(
                params.path("N").intValue(),
                params.path("H").intValue(),
                params.path("W").intValue());
    }

    private static List<Box> boxes(Vector vector) {
        double[] aspects = vector.input("u_aspect");
        double[] places = vector.input("u_pos_yx");
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < aspects.length; i++) {
            boxes.add(law(vector).box(aspects[i], places[2 * i], places[2 * i + 1]));
        }
        return boxes;
    }

    private static DoubleStream sides(Box box) {
        return DoubleStream.of(box.top(), box.left(), box.bottom(), box.right());
    }
}
