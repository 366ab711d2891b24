package io.roadloop.standalone.audit;

import io.roadloop.schemas.topics.Topics;
import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.intake.IntakeLedger.Stretch;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/**
 * The trainer's account of the frames topic at its last checkpoint, by offset arithmetic. What a killed trainer had read
 * since then it reads again, so nothing after the checkpoint counts.
 *
 * @param read frames that it looked at
 * @param skipped frames that it passed over, or that had expired before it came to them: its gaps
 * @param span offsets from where it began to where the checkpoint stands
 * @param balance by how much span and read + skipped differ, summed over the partitions; 0 if all is accounted for
 * @param ahead offsets of the topic after the checkpoint
 */
public record TrainerIntake(long read, long skipped, long span, long balance, long ahead) {

    /**
     * Adds up the partitions.
     *
     * @param end the offset after the last frame, by partition
     */
    static TrainerIntake of(IntakeLedger.Snapshot checkpoint, IntToLongFunction end, Faults faults) {
        TrainerIntake sum = new TrainerIntake(0, 0, 0, 0, 0);
        String topic = Topics.FRAMES.name();
        Map<Integer, Long> positions = checkpoint.positions().getOrDefault(topic, Map.of());
        for (var entry : new TreeMap<>(checkpoint.stretches().getOrDefault(topic, Map.of())).entrySet()) {
            int partition = entry.getKey();
            long position = positions.getOrDefault(partition, entry.getValue().from());
            TrainerIntake one = of(entry.getValue(), position, end.applyAsLong(partition));
            one.judge(topic + "/" + partition, position, faults);
            sum = sum.plus(one);
        }
        return sum;
    }

    /** One line for people. */
    public String inWords() {
        return "the trainer read " + read + " and skipped " + skipped + " of " + span + " frames, balance " + balance
                + "; " + ahead + " more since its last checkpoint";
    }

    private static TrainerIntake of(Stretch stretch, long position, long end) {
        long span = position - stretch.from();
        return new TrainerIntake(
                stretch.read(),
                stretch.skipped(),
                span,
                Math.abs(span - stretch.read() - stretch.skipped()),
                end - position);
    }

    private TrainerIntake plus(TrainerIntake other) {
        return new TrainerIntake(
                read + other.read,
                skipped + other.skipped,
                span + other.span,
                balance + other.balance,
                ahead + other.ahead);
    }

    private void judge(String partition, long position, Faults faults) {
        if (balance != 0) {
            faults.add("the trainer read " + read + " and skipped " + skipped + " of the " + span + " offsets of "
                    + partition + " that it covered");
        }
        if (ahead < 0) {
            faults.add("the trainer stands at offset " + position + " of " + partition + ", beyond its end");
        }
    }
}
