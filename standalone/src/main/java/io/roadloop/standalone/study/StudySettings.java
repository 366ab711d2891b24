package io.roadloop.standalone.study;

import io.roadloop.graph.torch.Precision;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import java.nio.file.Path;
import java.util.List;

/**
 * What a study is made of.
 *
 * @param frames folder of the training frames
 * @param labels folder of their masks
 * @param canary folder with frames/ and labels/ to score on
 * @param recipes names or files
 * @param labelledShare share of the frames whose masks are used, in (0, 1]
 * @param splitSeed which frames these are
 * @param size training size; frames are averaged down to it, masks take the nearest pixel
 * @param steps of each row
 * @param seeds of weights and draws
 * @param taxonomy classes; masks' indices beyond them are ignored
 * @param device auto, cpu or gpu:N
 * @param precision what the layers compute in while they learn
 * @param threads of the engine
 * @param evalEvery steps between scores
 */
record StudySettings(
        Path frames,
        Path labels,
        Path canary,
        List<String> recipes,
        double labelledShare,
        long splitSeed,
        Size size,
        int steps,
        List<Long> seeds,
        Taxonomy taxonomy,
        String device,
        Precision precision,
        int threads,
        int evalEvery) {
    StudySettings {
        require("--labelled-share", labelledShare, labelledShare > 0 && labelledShare <= 1, "must lie in (0, 1]");
        LearningSettings.requireSize("--size", FrameSize.checked("--size", size));
        require("--steps", steps, steps >= 1, "must be at least 1");
        require("--eval-every", evalEvery, evalEvery >= 1, "must be at least 1");
        require("--seeds", seeds, !seeds.isEmpty(), "must name at least one");
        require("--recipes", recipes, !recipes.isEmpty(), "must name at least one");
        recipes = List.copyOf(recipes);
        seeds = List.copyOf(seeds);
    }

    private static void require(String option, Object value, boolean holds, String rule) {
        if (!holds) {
            throw new UserErrorException(option + " is " + value + ": " + rule);
        }
    }
}
