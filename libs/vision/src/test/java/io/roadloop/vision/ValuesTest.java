package io.roadloop.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void shouldReadASizeAsItIsWritten() {
        assertThat(Size.parse("240x180")).isEqualTo(new Size(240, 180)).hasToString("240x180");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "240", "240x", "240x0", "-1x5", "240X180", "99999999999x1"})
    void shouldQuoteTheTextWhenItIsNoSize(String text) {
        assertThatThrownBy(() -> Size.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void shouldListTheKnownTaxonomiesWhenANameIsUnknown() {
        assertThatThrownBy(() -> Taxonomies.named("camvid-32"))
                .isInstanceOf(UnknownTaxonomyException.class)
                .hasMessageContaining("camvid-32")
                .hasMessageContaining("camvid-11")
                .hasMessageContaining("cityscapes-19");
    }

    @Test
    void shouldKeepTheOrderOfTheClassesThatTheMasksUse() {
        assertThat(Taxonomies.named("camvid-11").names())
                .containsExactly(
                        "sky",
                        "building",
                        "pole",
                        "road",
                        "pavement",
                        "tree",
                        "sign",
                        "fence",
                        "car",
                        "pedestrian",
                        "bicyclist");
        assertThat(Taxonomies.named("cityscapes-19").size()).isEqualTo(19);
        assertThat(Taxonomies.CAMVID_11.indexOf("car")).hasValue(8);
        assertThat(Taxonomies.CAMVID_11.indexOf("tram")).isEmpty();
    }

    @Test
    void shouldSayWhatAMaskMayHold() {
        Taxonomy yard = new Taxonomy(
                "yard-2", List.of(new ClassSpec("ground", 1, 2, 3), new ClassSpec("person", 4, 5, 6)), Set.of(7, 2));

        assertThat(yard.describe()).isEqualTo("yard-2 has 2 classes (0 ground, 1 person) and ignores 2, 7, 255");
        assertThat(Taxonomies.CAMVID_11.ignored()).containsExactly(11);
        assertThat(Taxonomies.CITYSCAPES_19.ignored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 255})
    void shouldRefuseATaxonomyThatIgnoresAClassOrNoIndex(int index) {
        assertThatThrownBy(() -> new Taxonomy("own", List.of(new ClassSpec("road", 1, 2, 3)), Set.of(index)))
                .hasMessageContaining("index " + index + ": must lie above its 1 classes, in [1, 254]");
    }

    @Test
    void shouldRefuseATaxonomyThatNamesAClassTwice() {
        ClassSpec road = new ClassSpec("road", 1, 2, 3);

        assertThatThrownBy(() -> new Taxonomy("own", List.of(road, road))).hasMessageContaining("road");
    }

    @Test
    void shouldComeBackToTheSameCodeForEveryCode() {
        for (int code = 0; code <= ConfidenceCode.MAXIMUM; code++) {
            assertThat(ConfidenceCode.encode(ConfidenceCode.decode(code))).isEqualTo(code);
        }
        assertThat(ConfidenceCode.encode(0)).isZero();
        assertThat(ConfidenceCode.encode(1)).isEqualTo(255);
        assertThat(ConfidenceCode.encode(0.9)).isEqualTo(64);
        assertThat(ConfidenceCode.decode(255)).isCloseTo(0.9999, within(1e-12));
    }

    @Test
    void shouldRefuseWhatIsNoProbability() {
        assertThatThrownBy(() -> ConfidenceCode.encode(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> ConfidenceCode.encode(1.01)).hasMessageContaining("1.01");
    }
}
