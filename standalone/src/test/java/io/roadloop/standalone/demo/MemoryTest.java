package io.roadloop.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final long MB = 1 << 20;

    @Test
    void shouldCountThisProcessAmongAll() {
        // Given
        Memory memory = new Memory();
        memory.watch("broker", () -> OptionalLong.of(100 * MB));

        // When
        memory.sample();

        // Then
        Map<String, Long> peaks = memory.peaksMb();
        assertThat(peaks).containsEntry("broker", 100L).containsOnlyKeys("demo", "broker", "total");
        assertThat(peaks.get("demo")).isPositive();
        assertThat(peaks.get("total")).isGreaterThan(100L);
    }

    @Test
    void shouldKeepTheMostThatWasSeenOfEachWhenOneHasEnded() {
        // Given
        Memory memory = new Memory();
        AtomicLong trainer = new AtomicLong(700 * MB);
        memory.watch("trainer", () -> trainer.get() > 0 ? OptionalLong.of(trainer.get()) : OptionalLong.empty());
        memory.sample();

        // When
        trainer.set(0);
        memory.sample();

        // Then
        assertThat(memory.peaksMb()).containsEntry("trainer", 700L);
    }
}
