package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.ModelName;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Scenes;
import io.roadloop.trainer.view.View;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A step under way: it makes what the plan names. Batch-norm statistics move in copies that {@link #commit} writes
 * back, so that a step that diverges changes nothing. Lives in the step's manager.
 */
final class RunningStep implements Step {
    private final NDManager manager;
    private final Models models;
    private final Set<ModelName> learners;
    private final Scenes scenes;
    private final Kernels kernels;
    private final Set<View> planned = new HashSet<>();
    private final Map<Reading.Key, Reading> readings = new HashMap<>();
    private final Map<ModelName, NDList> moving = new HashMap<>();
    private int passes;

    RunningStep(NDManager manager, Models models, Set<ModelName> learners, Scenes scenes, Kernels kernels) {
        this.manager = manager;
        this.models = models;
        this.learners = learners;
        this.scenes = scenes;
        this.kernels = kernels;
    }

    void run(Plan plan) {
        planned.addAll(plan.views());
        plan.readings().forEach(key -> readings.put(key, new Reading(logits(key))));
    }

    @Override
    public Scene scene(View view) {
        if (!planned.contains(view)) {
            throw new IllegalArgumentException("no objective declared the view " + view.describe());
        }
        return scenes.of(view);
    }

    @Override
    public Reading reading(Reading.Key key) {
        Reading reading = readings.get(key);
        if (reading == null) {
            throw new IllegalArgumentException("no objective declared the reading of "
                    + key.view().describe() + " by " + key.model() + ", " + key.flow());
        }
        return reading;
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    /** How often a model ran. */
    int passes() {
        return passes;
    }

    /** Makes the moved batch-norm statistics the models' own. */
    void commit() {
        moving.forEach((model, buffers) -> kernels.copy_(models.of(model).buffers(), buffers));
    }

    private NDArray logits(Reading.Key key) {
        Reading learning = readings.get(new Reading.Key(key.model(), key.view(), Flow.GRADIENT));
        if (learning != null) {
            return learning.logits().stopGradient();
        }
        passes++;
        Model model = models.of(key.model());
        NDArray pixels = scenes.of(key.view()).pixels();
        if (!learners.contains(key.model())) {
            return model.function().infer(manager, pixels, model.parameters(), model.buffers());
        }
        try (GradientMode mode = key.flow() == Flow.GRADIENT ? GradientMode.on() : GradientMode.off()) {
            return model.function().train(manager, pixels, model.parameters(), moving(key.model(), model));
        }
    }

    private NDList moving(ModelName name, Model model) {
        return moving.computeIfAbsent(name, unused -> {
            NDList copies = new NDList(model.buffers().size());
            for (NDArray buffer : model.buffers()) {
                NDArray copy = buffer.duplicate();
                copy.attach(manager);
                copies.add(copy);
            }
            return copies;
        });
    }
}
