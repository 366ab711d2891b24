package io.roadloop.standalone.study;

import io.roadloop.graph.torch.PrecisionChoice;
import io.roadloop.kit.UserErrorException;
import io.roadloop.vision.Taxonomy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all rows of a study have in common.
 *
 * @param frames folder of the training frames
 * @param labels folder of their masks
 * @param canary folder with frames/ and labels/ to score on
 * @param splitSeed which frames are labelled
 * @param steps of each row
 * @param seeds of weights and draws
 * @param taxonomy classes of the masks
 * @param device auto, cpu or gpu:N
 * @param precision what the layers compute in while they learn
 * @param threads of the engine
 * @param evalEvery steps between scores
 */
record StudySettings(
        Path frames,
        Path labels,
        Path canary,
        long splitSeed,
        int steps,
        List<Long> seeds,
        Taxonomy taxonomy,
        String device,
        PrecisionChoice precision,
        int threads,
        int evalEvery) {
    StudySettings {
        require("--steps", steps, steps >= 1, "must be at least 1");
        require("--eval-every", evalEvery, evalEvery >= 1, "must be at least 1");
        require("--seeds", seeds, !seeds.isEmpty(), "must name at least one");
        require("--seeds", seeds, seeds.stream().distinct().count() == seeds.size(), "must name each once");
        seeds = List.copyOf(seeds);
    }

    /** By name, as a result and a row tell them; where the frames lie is not among them. */
    Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        named.put("split-seed", String.valueOf(splitSeed));
        named.put("steps", String.valueOf(steps));
        named.put("taxonomy", taxonomy.name() + " " + String.join(",", taxonomy.names()));
        named.put("device", device);
        named.put("precision", precision.toString());
        named.put("threads", String.valueOf(threads));
        named.put("eval-every", String.valueOf(evalEvery));
        return named;
    }

    private static void require(String option, Object value, boolean holds, String rule) {
        if (!holds) {
            throw new UserErrorException(option + " is " + value + ": " + rule);
        }
    }
}
