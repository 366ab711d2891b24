package io.roadloop.trainer.objective.memorybank;

import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.Optional;

/**
 * What a recipe says of a bank of vectors (paper 002, section 3.4; methods.md, section 4.1): per class the latest vectors
 * {@code z = g_teacher(V_teacher)} of labelled pixels that the teacher is right and sure about.
 *
 * @param name what the recipe calls the memory
 * @param teacher whose features and projector make the vectors
 * @param student whose attention chooses among them
 * @param view labelled; what the teacher looks at
 * @param perClass ψ, how many vectors of a class there is room for, at least 2: a class with one takes no part
 * @param confidence φ, how sure the teacher must be: more than that, in [0, 1)
 * @param perImage K, how many vectors of a class an image gives at most; in the paper max(1, ψ/labelled images)
 * @param candidates how many pixels of a class and image are projected and scored at most: all would cost as much as the
 *     network
 * @param topK which of them enter
 * @param start how long nothing enters
 * @param domain only frames of this domain give vectors (domain adaptation: the target's); empty: all do
 */
public record ClassBank(
        String name,
        ModelName teacher,
        ModelName student,
        View view,
        int perClass,
        double confidence,
        int perImage,
        int candidates,
        TopK topK,
        Stretch start,
        Optional<String> domain)
        implements Memory.Law<BankedVectors> {
    public ClassBank {
        String path = "memories." + name + ".class-bank.";
        Require.that(path + "per-class", perClass, n -> n >= 2, "must be at least 2: a class needs two vectors");
        Require.that(path + "confidence", confidence, v -> v >= 0 && v < 1, "must lie in [0, 1)");
        Require.that(path + "per-image", perImage, n -> n >= 1 && n <= perClass, "must lie in [1, per-class]");
        Require.that(path + "candidates", candidates, n -> n >= perImage, "must be at least per-image");
    }

    /** Says which of an image's vectors are the best. */
    Head scorer() {
        return topK.scorer(student);
    }

    @Override
    public Demands demands() {
        return Demands.labels(view)
                .and(Demands.reading(reading(), Reading.OUTPUT, BankHeads.FEATURES))
                .and(Demands.heads(BankHeads.projector(teacher), scorer()));
    }

    @Override
    public BankedVectors begin(Ground ground) {
        return new BankedVectors(this, ground);
    }

    Reading.Key reading() {
        return new Reading.Key(teacher, view, Flow.STOPPED);
    }
}
