package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory.Content;
import io.roadloop.trainer.schedule.Stretch;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BankedVectorsTest {
    private static final float SURE = 5;
    private static final float UNSURE = 0.1f;

    private final BankWorld world = new BankWorld();
    private final BankedVectors bank = world.empty();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldTakeTheBestOfEachClassInFront() {
        bank.watch(world.step(1, new int[] {0, 0, 0, 1}, world.features(1, 10, 3, 30, 2, 20, 4, 40), SURE));

        assertThat(vectors(0)).containsExactly(3, 30, 2, 20);
        assertThat(vectors(1)).containsExactly(4, 40);
        assertThat(bank.size(2)).isZero();
    }

    @Test
    void shouldForgetTheOldestWhenThereIsNoMoreRoom() {
        bank.watch(world.step(1, new int[] {0, 0}, world.features(2, 20, 1, 10), SURE));

        bank.watch(world.step(1, new int[] {0, 0}, world.features(3, 30, 4, 40), SURE));

        assertThat(vectors(0)).containsExactly(4, 40, 3, 30, 2, 20);
    }

    @Test
    void shouldTakeTheBestOfEachImage() {
        float[] numbers = {1, 2, 3, 10, 20, 30, 6, 5, 4, 60, 50, 40};
        NDArray features = world.manager.create(numbers, new Shape(2, 2, 1, 3));

        bank.watch(world.step(2, new int[] {1, 1, 1, 1, 1, 1}, features, SURE));

        assertThat(vectors(1)).containsExactly(6, 60, 5, 50, 3, 30);
    }

    @Test
    void shouldLeaveOutWhatTheTeacherIsUnsureOf() {
        bank.watch(world.step(1, new int[] {0, 1}, world.features(1, 1, 2, 2), UNSURE));

        assertThat(bank.size(0) + bank.size(1)).isZero();
    }

    @Test
    void shouldLeaveOutPixelsWithoutALabel() {
        bank.watch(world.step(1, new int[] {255, 1}, world.features(1, 1, 2, 2), SURE));

        assertThat(bank.size(0)).isZero();
        assertThat(bank.size(1)).isEqualTo(1);
    }

    @Test
    void shouldGoOnFromItsContentBitForBit() {
        bank.watch(world.step(1, new int[] {0, 0, 1}, world.features(0.1f, 1 / 3f, 3e-39f, 2, 1e30f, 3), SURE));
        BankedVectors other = world.empty();

        other.restore(bank.content());
        other.watch(world.step(1, new int[] {0, 2}, world.features(7, 8, 9, 10), SURE));
        bank.watch(world.step(1, new int[] {0, 2}, world.features(7, 8, 9, 10), SURE));

        assertThat(other.content().counters()).isEqualTo(bank.content().counters());
        for (String name : new String[] {"class-0", "class-1", "class-2"}) {
            assertThat(other.content().arrays().get(name))
                    .isEqualTo(bank.content().arrays().get(name));
        }
    }

    @Test
    void shouldForgetWhatTheContentDoesNotHave() {
        Content before = bank.content();
        bank.watch(world.step(1, new int[] {0}, world.features(1, 2), SURE));

        bank.restore(before);

        assertThat(bank.size(0)).isZero();
    }

    @Test
    void shouldRefuseAForeignContentAndKeepItsOwn() {
        bank.watch(world.step(1, new int[] {0}, world.features(1, 2), SURE));
        Content foreign = new Content(Map.of("class-7", new float[4]), Map.of("dimension", 2L));

        assertThatThrownBy(() -> bank.restore(foreign))
                .hasMessageContaining("memory bank has room for 3 classes")
                .hasMessageContaining("class-7");
        assertThat(vectors(0)).containsExactly(1, 2);
    }

    @Test
    void shouldHoldAsManyArraysAfterManyStepsAsAfterTheFirst() {
        long before = world.manager.getManagedArrays().size();

        for (int i = 0; i < 5; i++) {
            try (var step = world.manager.newSubManager()) {
                NDArray fresh = step.ones(new Shape(2, 2));
                bank.push(0, fresh, step);
            }
        }

        assertThat(world.manager.getManagedArrays()).hasSize((int) before);
    }

    @Test
    void shouldTakeTheWorstByThePredictionsAttentionAsThePublishedCodeDoes() {
        ClassBank published = new ClassBank(
                "bank",
                BankWorld.TEACHER,
                BankWorld.STUDENT,
                BankWorld.LABELLED,
                3,
                0.6,
                1,
                8,
                TopK.LOWEST,
                Stretch.NONE,
                Optional.empty());
        BankedVectors lowest = published.begin(new Ground(world.manager, BankWorld.CLASSES, Map.of()));

        lowest.watch(world.step(1, new int[] {0, 0}, world.features(3, 1, 2, 5), 9)
                .with(BankHeads.memoryAttention(BankWorld.STUDENT), (copy, flow, inputs) -> {
                    throw new AssertionError("the memory's attention is not asked");
                }));

        assertThat(lowest.vectors(0, world.manager).toFloatArray()).containsExactly(2, 5);
    }

    @Test
    void shouldNameAClassWithoutRoom() {
        assertThatThrownBy(() -> new ClassBank(
                        "small",
                        BankWorld.TEACHER,
                        BankWorld.STUDENT,
                        BankWorld.LABELLED,
                        0,
                        0.9,
                        1,
                        8,
                        TopK.HIGHEST,
                        Stretch.NONE,
                        Optional.empty()))
                .hasMessageContaining("memories.small.class-bank.per-class")
                .hasMessageContaining("at least 2");
    }

    private float[] vectors(int label) {
        return bank.vectors(label, world.manager).toFloatArray();
    }
}
