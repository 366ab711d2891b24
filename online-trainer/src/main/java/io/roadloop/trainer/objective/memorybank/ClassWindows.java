package io.roadloop.trainer.objective.memorybank;

import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.Taxonomy;
import java.util.Optional;

/**
 * What a recipe says of {@link ClassFrequencies}.
 *
 * @param name what the recipe calls the memory
 * @param labelled the view whose labels are counted
 * @param labelledImages how many images of it, at least 1: about as many as there are labels
 * @param teacher whose pseudo-labels are counted
 * @param stream the view on which it gives them
 * @param streamImages how many images of it, the latest, at least 1
 * @param start how long nothing is counted
 * @param taxonomy whose names it calls the classes by; empty where the recipe is read for none: then by their numbers
 */
public record ClassWindows(
        String name,
        View labelled,
        int labelledImages,
        ModelName teacher,
        View stream,
        int streamImages,
        Stretch start,
        Optional<Taxonomy> taxonomy)
        implements Memory.Law<ClassFrequencies> {
    public ClassWindows {
        String path = "memories." + name + ".class-windows.";
        Require.that(path + "labelled-images", labelledImages, n -> n >= 1, "must be at least 1");
        Require.that(path + "stream-images", streamImages, n -> n >= 1, "must be at least 1");
    }

    @Override
    public Demands demands() {
        return Demands.labels(labelled).and(Demands.readings(pseudoLabels()));
    }

    @Override
    public ClassFrequencies begin(Ground ground) {
        return new ClassFrequencies(this, ground.classes());
    }

    /** What a class is called. */
    String called(int label) {
        return taxonomy.map(known -> known.names().get(label)).orElseGet(() -> String.valueOf(label));
    }

    Reading.Key pseudoLabels() {
        return new Reading.Key(teacher, stream, Flow.STOPPED);
    }
}
