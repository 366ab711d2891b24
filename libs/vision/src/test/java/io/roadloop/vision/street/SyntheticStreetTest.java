package io.roadloop.vision.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticStreetTest {

    private static final Size SIZE = new Size(160, 120);
    private static final long MINUTE = (long) (60 * Street.TICKS_PER_SECOND);

    private final SyntheticStreet street = new SyntheticStreet(7, SIZE);

    @Test
    void shouldDrawTheSameSceneWhenAskedAgain() {
        // Given
        StreetScene first = street.render(3, 77, Conditions.RAIN);

        // When
        StreetScene again = new SyntheticStreet(7, SIZE).render(3, 77, Conditions.RAIN);

        // Then
        assertThat(again.image().rgb()).isEqualTo(first.image().rgb());
        assertThat(again.mask().classes()).isEqualTo(first.mask().classes());
    }

    @Test
    void shouldDrawTheSameScenesWhenManyThreadsAsk() {
        // Given
        List<byte[]> oneByOne = IntStream.range(0, 16)
                .mapToObj(i -> street.render(i % 4, i, Conditions.DUSK).image().rgb())
                .toList();

        // When
        List<byte[]> together = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> street.render(i % 4, i, Conditions.DUSK).image().rgb())
                .toList();

        // Then
        for (int i = 0; i < oneByOne.size(); i++) {
            assertThat(together.get(i)).isEqualTo(oneByOne.get(i));
        }
    }

    @Test
    void shouldGiveEachVehicleAndEachSeedAStreetOfItsOwn() {
        // When
        LabelMask one = street.render(0, 5, Conditions.DAY).mask();
        LabelMask otherVehicle = street.render(3, 5, Conditions.DAY).mask();
        LabelMask otherSeed =
                new SyntheticStreet(8, SIZE).render(0, 5, Conditions.DAY).mask();

        // Then
        assertThat(Masks.agreement(one, otherVehicle)).isLessThan(0.85);
        assertThat(Masks.agreement(one, otherSeed)).isLessThan(0.85);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void shouldMeetEveryClassWithinTwoMinutes(int vehicle) {
        // When
        long[] pixels = Masks.drive(street, vehicle, 2 * MINUTE, 12);

        // Then
        for (RoadClass kind : RoadClass.values()) {
            assertThat(pixels[kind.ordinal()]).as(kind.name()).isGreaterThan(100);
        }
    }

    @Test
    void shouldHaveTheSharesOfARealStreet() {
        // Given
        long[] pixels = new long[RoadClass.values().length];
        for (int vehicle = 0; vehicle < 6; vehicle++) {
            long[] drive = Masks.drive(street, vehicle, 2 * MINUTE, 24);
            for (int kind = 0; kind < pixels.length; kind++) {
                pixels[kind] += drive[kind];
            }
        }

        // When
        double[] shares = Masks.shares(pixels);

        // Then
        assertThat(shares[RoadClass.ROAD.ordinal()]).isBetween(0.25, 0.4);
        assertThat(shares[RoadClass.BUILDING.ordinal()]).isBetween(0.15, 0.3);
        assertThat(shares[RoadClass.SKY.ordinal()]).isBetween(0.1, 0.22);
        assertThat(shares[RoadClass.TREE.ordinal()]).isBetween(0.06, 0.2);
        assertThat(shares[RoadClass.CAR.ordinal()]).isBetween(0.04, 0.14);
        assertThat(shares[RoadClass.POLE.ordinal()]).isBetween(0.007, 0.03);
        assertThat(shares[RoadClass.PEDESTRIAN.ordinal()]).isBetween(0.004, 0.02);
        assertThat(shares[RoadClass.BICYCLIST.ordinal()]).isBetween(0.003, 0.02);
    }

    @Test
    void shouldNameTheClassesAsTheTaxonomyDoes() {
        // When
        List<String> names = Taxonomies.CAMVID_11.names();

        // Then
        for (RoadClass kind : RoadClass.values()) {
            assertThat(names.get(kind.ordinal())).isEqualToIgnoringCase(kind.name());
        }
        assertThat(names).hasSameSizeAs(RoadClass.values());
    }

    @Test
    void shouldLabelEveryPixelWithAClassOfTheTaxonomy() {
        for (int vehicle = 0; vehicle < 4; vehicle++) {
            // When
            LabelMask mask =
                    street.render(vehicle, 40 + vehicle, Conditions.NIGHT).mask();

            // Then
            assertThat(mask.firstBeyond(RoadClass.values().length)).isEqualTo(-1);
            assertThat(mask.histogram(RoadClass.values().length))
                    .satisfies(counts -> assertThat(Arrays.stream(counts).sum()).isEqualTo(SIZE.pixels()));
        }
    }

    @Test
    void shouldHaveStrongerEdgesInTheImageWhereTheMaskHasItsOwn() {
        for (int vehicle = 0; vehicle < 4; vehicle++) {
            // When
            StreetScene scene = street.render(vehicle, 60, Conditions.DAY);

            // Then
            assertThat(Masks.contrastAtEdges(scene)).isGreaterThan(2.5 * Masks.contrastElsewhere(scene));
        }
    }

    @Test
    void shouldKeepTheLabelsWhenOnlyTheLightChanges() {
        // When
        LabelMask day = street.render(1, 90, Conditions.DAY).mask();
        LabelMask night = street.render(1, 90, Conditions.NIGHT).mask();

        // Then
        assertThat(night.classes()).isEqualTo(day.classes());
    }

    @Test
    void shouldComeNearerTickByTick() {
        for (int vehicle = 0; vehicle < 4; vehicle++) {
            // When
            LabelMask now = street.render(vehicle, 100, Conditions.DAY).mask();
            LabelMask next = street.render(vehicle, 101, Conditions.DAY).mask();
            LabelMask muchLater = street.render(vehicle, 160, Conditions.DAY).mask();

            // Then
            assertThat(next.classes()).isNotEqualTo(now.classes());
            assertThat(Masks.agreement(now, next)).isGreaterThan(0.65);
            assertThat(Masks.agreement(now, next)).isGreaterThan(Masks.agreement(now, muchLater));
        }
    }

    @Test
    void shouldGrowDarkerFromDayToDuskToNight() {
        for (int vehicle = 0; vehicle < 4; vehicle++) {
            // When
            double day = Masks.brightness(street.render(vehicle, 30, Conditions.DAY));
            double dusk = Masks.brightness(street.render(vehicle, 30, Conditions.DUSK));
            double night = Masks.brightness(street.render(vehicle, 30, Conditions.NIGHT));

            // Then
            assertThat(dusk).isLessThan(0.85 * day);
            assertThat(night).isLessThan(0.8 * dusk);
            assertThat(night)
                    .as("lamps, windows and headlights leave something to see")
                    .isGreaterThan(15);
        }
    }

    @Test
    void shouldPaleInTheRain() {
        for (int vehicle = 0; vehicle < 4; vehicle++) {
            // When
            double dry = Masks.colourfulness(street.render(vehicle, 30, Conditions.DAY));
            double wet = Masks.colourfulness(street.render(vehicle, 30, Conditions.RAIN));

            // Then
            assertThat(wet).isLessThan(0.7 * dry);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "97x61", "161x121", "64x200"})
    void shouldDrawFramesOfAnySize(String size) {
        // Given
        Size odd = Size.parse(size);

        // When
        StreetScene scene = new SyntheticStreet(1, odd).render(0, 12, Conditions.RAIN);

        // Then
        assertThat(scene.image().size()).isEqualTo(odd);
        assertThat(scene.mask().size()).isEqualTo(odd);
    }

    @Test
    void shouldDrawFramesFastEnoughForAFleet() {
        // Given
        SyntheticStreet usual = new SyntheticStreet(7, Size.parse("240x180"));
        for (int tick = 0; tick < 30; tick++) {
            usual.render(0, tick, Conditions.DAY);
        }

        // When
        long start = System.nanoTime();
        for (int tick = 0; tick < 30; tick++) {
            usual.render(1, tick, Conditions.RAIN);
        }
        Duration each = Duration.ofNanos((System.nanoTime() - start) / 30);

        // Then: about 8 ms on one quiet core; the bound only tells of a change for the worse by an order
        assertThat(each).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void shouldRefuseATickBeforeTheStart() {
        assertThatThrownBy(() -> street.render(0, -1, Conditions.DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
