package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Mean;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.objective.balance.ClassLaw;
import io.roadloop.trainer.objective.balance.EnetWeights;
import io.roadloop.trainer.objective.balance.LabelBalance;
import io.roadloop.trainer.objective.balance.LabelCounts;
import io.roadloop.trainer.objective.supervised.BoundaryRelaxation;
import io.roadloop.trainer.objective.supervised.CrossEntropy;
import io.roadloop.trainer.objective.supervised.HardPixels;
import io.roadloop.trainer.objective.supervised.WeighedMean;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads {@code cross-entropy}, {@code hard-pixels} and {@code boundary-relaxation}, the memory {@code label-counts} and the
 * weight {@code label-balance}.
 */
final class SupervisedKinds {
    private SupervisedKinds() {}

    static Objective crossEntropy(String name, PartNode node) {
        WeighedMean mean =
                switch (node.choice("mean-over", "labelled", List.of("labelled", "weights", "kept"))) {
                    case "weights" -> WeighedMean.OVER_WEIGHTS;
                    case "kept" -> WeighedMean.OVER_KEPT;
                    default -> WeighedMean.OVER_LABELLED;
                };
        return each(node, lesson -> new CrossEntropy(lesson, mean));
    }

    static Objective hardPixels(String name, PartNode node) {
        double threshold = node.share("threshold", HardPixels.PAPER_THRESHOLD);
        double share = node.share("share", HardPixels.PAPER_SHARE, v -> v > 0 && v <= 1, "must lie in (0, 1]");
        return each(node, lesson -> new HardPixels(lesson, threshold, share));
    }

    static Objective boundaryRelaxation(String name, PartNode node) {
        int window = (int)
                node.number("window", 3, w -> w >= 1 && w <= 31 && w % 2 == 1, "must be an odd number in [1, 31]");
        Set<Integer> strict = node.classes("strict");
        double until = node.share("until", 1);
        return each(node, lesson -> new BoundaryRelaxation(lesson, window, strict, until));
    }

    static Memory.Law<?> labelCounts(String name, PartNode node) {
        return new LabelCounts(name, node.view("of"));
    }

    static Weighing labelBalance(PartNode node) {
        LabelCounts counts = node.memory("memory", "label-counts", LabelCounts.class);
        if (node.choice("law", "enet", List.of("enet", "median")).equals("median")) {
            return new LabelBalance(counts, new ClassLaw.Median());
        }
        double offset =
                node.number("offset", ClassLaw.Enet.PAPER_OFFSET, EnetWeights::isOffset, EnetWeights.OFFSET_RULE);
        return new LabelBalance(counts, new ClassLaw.Enet(offset));
    }

    private static Objective each(PartNode node, Function<Lesson, Objective> ofLesson) {
        return Mean.of(node.lessons().stream().map(ofLesson).toList());
    }
}
