package io.roadloop.trainer.round;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
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
 * @param replayed that at the end of the replay; empty where that diverged
 * @param divergence at which step of the round, from 1, the replay diverged, and why; empty where it came to its end
 * @param firstOtherLoss the first step of the round, from 1, whose loss is not the recorded one, bit for bit
 * @param differences how the replay's surroundings differ from the round's, a sentence each
 */
public record Replayed(
        int round,
        int steps,
        String parent,
        String recipe,
        int threads,
        String recorded,
        Optional<String> replayed,
        Optional<String> divergence,
        OptionalInt firstOtherLoss,
        List<String> differences) {

    /** Whether the replay came to the same state. */
    @JsonIgnore
    public boolean isSame() {
        return replayed.filter(recorded::equals).isPresent();
    }
}
