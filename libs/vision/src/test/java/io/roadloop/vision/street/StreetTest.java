package io.roadloop.vision.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreetTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 11, -4})
    void shouldNeverDriveBackwards(int vehicle) {
        // Given
        Street street = Street.of(7, vehicle);

        for (long tick = 0; tick < 1000; tick++) {
            // When
            double step = street.station(tick + 1) - street.station(tick);

            // Then
            assertThat(step).isBetween(0.2, 5.0);
        }
    }

    @Test
    void shouldFindTheBlockThatHoldsAStation() {
        // Given
        Street street = Street.of(7, 1);

        for (double station = 0; station < 2000; station += 3.7) {
            // When
            Block block = Block.of(street, street.blockAt(station));

            // Then
            assertThat(station).isGreaterThanOrEqualTo(block.start()).isLessThan(block.end());
            assertThat(block.from()).isLessThan(block.to() - 15);
        }
    }

    @Test
    void shouldLayTheStreetOutInTheSameShapeFromWhereverTheVehicleIs() {
        // Given: two places on the street, and how far apart they are
        Street street = Street.of(7, 2);
        Course early = new Course(street, 100);
        double apart = early.at(130, -4, 0).minus(early.at(165, 6, 0)).length();

        // When
        Course late = new Course(street, 117.3);

        // Then
        assertThat(late.at(130, -4, 0).minus(late.at(165, 6, 0)).length()).isCloseTo(apart, within(0.02));
        assertThat(late.at(117.3, 0, 0).length()).isCloseTo(0, within(1e-9));
        assertThat(late.at(130, 0, 0).length()).isLessThan(early.at(130, 0, 0).length());
    }

    @Test
    void shouldBend() {
        // Given
        Street street = Street.of(7, 0);

        // When
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double station = 0; station < 500; station += 10) {
            least = Math.min(least, street.heading(station));
            most = Math.max(most, street.heading(station));
        }

        // Then
        assertThat(most - least).isGreaterThan(0.5);
    }
}
