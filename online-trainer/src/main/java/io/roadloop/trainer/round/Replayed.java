package io.roadloop.trainer.round;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.OptionalInt;

/**
 * What came of a replay.
 *
 * @param round from 0
 * @param steps that it had
 * @param parent name of the checkpoint that it began from
 * @param recipe name
 * @param threads of PyTorch, as many as the round had
 * @param recorded digest of the learning's state at the end of the round, hex
 * @param replayed that at the end of the replay
 * @param firstOtherLoss the first step, from 0, whose loss is not the recorded one, bit for bit
 * @param differences how the replay's surroundings differ from the round's, a sentence each
 */
public record Replayed(
        int round,
        int steps,
        String parent,
        String recipe,
        int threads,
        String recorded,
        String replayed,
        OptionalInt firstOtherLoss,
        List<String> differences) {

    /** Whether the replay came to the same state. */
    @JsonIgnore
    public boolean isSame() {
        return recorded.equals(replayed);
    }
}
