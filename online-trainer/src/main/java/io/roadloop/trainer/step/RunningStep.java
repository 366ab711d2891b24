package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Scenes;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
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
    private final Scenes scenes;
    private final Kernels kernels;
    private final Set<View> planned = new HashSet<>();
    private final Map<Reading.Key, Reading> readings = new HashMap<>();
    private final Map<ModelName, NDList> moving = new HashMap<>();
    private final StepClock clock;
    private final Draws draws;
    private final int classes;
    private int passes;

    RunningStep(
            NDManager manager,
            Models models,
            Scenes scenes,
            Kernels kernels,
            StepClock clock,
            Draws draws,
            int classes) {
        this.manager = manager;
        this.models = models;
        this.scenes = scenes;
        this.kernels = kernels;
        this.clock = clock;
        this.draws = draws;
        this.classes = classes;
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
    public NDArray head(Head head, int copy, Flow flow, NDArray... inputs) {
        throw new IllegalArgumentException("no objective declared " + head);
    }

    @Override
    public <M extends Memory> M memory(Memory.Law<M> law) {
        throw new IllegalArgumentException("no objective declared the memory " + law.name());
    }

    @Override
    public NDArray carried(NDArray maps, View from, View to) {
        return scenes.carried(maps, from, to);
    }

    @Override
    public NDArray carriedLabels(NDArray labels, View from, View to) {
        return scenes.carriedLabels(labels, from, to);
    }

    @Override
    public <W extends Warp> W warp(View view, Class<W> kind) {
        return scenes.warp(view, kind);
    }

    @Override
    public StepClock clock() {
        return clock;
    }

    @Override
    public Draws draws() {
        return draws;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public NDManager manager() {
        return manager;
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
        if (key.flow() == Flow.STOPPED) {
            return model.function().infer(manager, pixels, model.parameters(), model.buffers());
        }
        try (GradientMode recording = GradientMode.on()) {
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
