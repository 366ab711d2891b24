package io.roadloop.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.intake.IntakeLedger.Stretch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerIntakeTest {

    private static final String FRAMES = "roadloop.frames";

    private final Faults faults = new Faults();

    @Test
    void shouldBalanceWhenEveryOffsetWasReadOrSkipped() {
        IntakeLedger.Snapshot checkpoint =
                checkpoint(Map.of(0, 100L, 1, 30L), Map.of(0, new Stretch(40, 10, 50), 1, new Stretch(0, 30, 0)));

        TrainerIntake intake = TrainerIntake.of(checkpoint, partition -> 120, faults);

        assertThat(intake).isEqualTo(new TrainerIntake(40, 50, 90, 0, 110));
        assertThat(faults.sentences()).isEmpty();
    }

    @Test
    void shouldNameThePartitionWhoseOffsetsAreNotAccountedFor() {
        IntakeLedger.Snapshot checkpoint =
                checkpoint(Map.of(0, 10L, 1, 10L), Map.of(0, new Stretch(0, 11, 0), 1, new Stretch(0, 4, 5)));

        TrainerIntake intake = TrainerIntake.of(checkpoint, partition -> 10, faults);

        assertThat(intake.balance()).as("one too many and one too few").isEqualTo(2);
        assertThat(faults.sentences())
                .containsExactly(
                        "the trainer read 11 and skipped 0 of the 10 offsets of roadloop.frames/0 that it covered",
                        "the trainer read 4 and skipped 5 of the 10 offsets of roadloop.frames/1 that it covered");
    }

    @Test
    void shouldSayThatTheCheckpointIsOfALongerTopic() {
        TrainerIntake.of(checkpoint(Map.of(0, 10L), Map.of(0, new Stretch(0, 10, 0))), partition -> 4, faults);

        assertThat(faults.sentences())
                .containsExactly("the trainer stands at offset 10 of roadloop.frames/0, beyond its end");
    }

    private static IntakeLedger.Snapshot checkpoint(Map<Integer, Long> positions, Map<Integer, Stretch> stretches) {
        return new IntakeLedger.Snapshot(Map.of(FRAMES, positions), Map.of(), Map.of(FRAMES, stretches));
    }
}
