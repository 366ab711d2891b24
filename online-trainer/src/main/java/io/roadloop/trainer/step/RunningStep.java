package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchSeed;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.Opinion;
import io.roadloop.trainer.view.Opinions;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Scenes;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A step under way: it makes what its plan names, each value once. A view that is made of what a model says waits for that
 * reading; views hold what they are made of, so none can wait for itself. Lives in the step's manager.
 */
final class RunningStep implements Step, Opinions {
    private final Frame frame;
    private final Plan plan;
    private final Models models;
    private final Memories memories;
    private final Pass pass;
    private final Scenes scenes;
    private final Map<Reading.Key, Reading> readings = new HashMap<>();
    private final Map<String, Integer> passes = new TreeMap<>();

    /**
     * What a step stands in.
     *
     * @param batch its samples
     * @param manager where its arrays live
     * @param classes of the taxonomy
     * @param precision of the networks' layers; heads compute in fp32
     */
    record Frame(
            Batch batch,
            NDManager manager,
            Kernels kernels,
            StepClock clock,
            Draws draws,
            int classes,
            Precision precision) {}

    /** @param scenes makes views, given what models say of others: this step knows */
    RunningStep(
            Frame frame,
            Plan plan,
            Models models,
            Memories memories,
            Functions functions,
            Function<Opinions, Scenes> scenes) {
        this.frame = frame;
        this.plan = plan;
        this.models = models;
        this.memories = memories;
        this.pass = new Pass(frame.manager(), functions, frame.kernels());
        this.scenes = scenes.apply(this);
    }

    /**
     * Makes the readings that models learn from: they move statistics whether or not a loss comes to look at them. The
     * others are made when first asked for, so that none is made for nothing (by a mask that has not begun); losses and
     * memories ask before a weight moves, so all are made with the weights with which the step began.
     */
    void run() {
        plan.order().stream().filter(key -> key.flow() == Flow.GRADIENT).forEach(this::reading);
    }

    @Override
    public Scene scene(View view) {
        if (!plan.demands().seen().contains(view)) {
            throw new IllegalArgumentException("no objective declared the view " + view.describe());
        }
        return scenes.of(view);
    }

    @Override
    public Reading reading(Reading.Key key) {
        Reading known = readings.get(key);
        if (known == null) {
            if (!plan.readings().containsKey(key)) {
                throw new IllegalArgumentException("no objective declared the reading of "
                        + key.view().describe() + " by " + key.model() + ", " + key.flow());
            }
            known = read(key);
            readings.put(key, known);
        }
        return known;
    }

    private Reading read(Reading.Key key) {
        Reading.Key learning = new Reading.Key(key.model(), key.view(), Flow.GRADIENT);
        if (key.flow() == Flow.STOPPED && plan.readings().containsKey(learning)) {
            return reading(learning).cut();
        }
        passes.merge(key.model().value(), 1, Integer::sum);
        NDList pixels = new NDList(scenes.of(key.view()).pixels());
        Set<String> wanted = plan.taps(key);
        // What a layer draws for itself (dropout) belongs to the reading: another reading changes nothing of it.
        TorchSeed.set(
                frame.draws().number("engine " + key.model() + " " + key.view().describe()));
        io.roadloop.graph.torch.Reading said =
                pass.run(models.of(key.model()).network(), wanted, frame.precision(), manner(key), pixels);
        Map<String, NDArray> values = new HashMap<>(said.taps());
        if (wanted.contains(Reading.OUTPUT)) {
            values.put(Reading.OUTPUT, said.output());
        }
        return new Reading(values);
    }

    /** What a learner says is the same whether or not another term learns from it, so that terms stay independent. */
    private Pass.Manner manner(Reading.Key key) {
        if (key.flow() == Flow.GRADIENT) {
            return Pass.Manner.LEARNING;
        }
        return models.learns(key.model()) ? Pass.Manner.LOOKING : Pass.Manner.SERVING;
    }

    @Override
    public NDArray probabilities(Opinion opinion) {
        return reading(Reading.Key.of(opinion)).probabilities();
    }

    @Override
    public NDArray labels(Opinion opinion) {
        return reading(Reading.Key.of(opinion)).targets().labels();
    }

    @Override
    public NDArray head(Head head, int copy, Flow flow, NDArray... inputs) {
        if (!plan.demands().heads().contains(head)) {
            throw new IllegalArgumentException("no objective declared " + head);
        }
        Part part = models.of(head.model()).head(head.name(), copy);
        return pass.run(
                        part,
                        Set.of(Reading.OUTPUT),
                        Precision.FP32,
                        flow == Flow.GRADIENT ? Pass.Manner.LEARNING : Pass.Manner.SERVING,
                        new NDList(inputs))
                .output();
    }

    @Override
    public <M extends Memory> M memory(Memory.Law<M> law) {
        return memories.of(law);
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
    public NDArray trust(View view) {
        return new SampleMaps(frame.batch()).trust(view, scenes, frame.manager());
    }

    @Override
    public NDArray elsewhere(View view, String domain) {
        return new SampleMaps(frame.batch()).elsewhere(view, domain, scenes, frame.manager());
    }

    @Override
    public List<String> domains(View view) {
        return new SampleMaps(frame.batch()).domains(view);
    }

    @Override
    public StepClock clock() {
        return frame.clock();
    }

    @Override
    public Draws draws() {
        return frame.draws();
    }

    @Override
    public int classes() {
        return frame.classes();
    }

    @Override
    public NDManager manager() {
        return frame.manager();
    }

    @Override
    public Kernels kernels() {
        return frame.kernels();
    }

    /** How often each model's network ran, by the model's name. */
    Map<String, Integer> passes() {
        return Map.copyOf(passes);
    }

    /** Makes the moved batch-norm statistics the models' own. */
    void commit() {
        pass.commit();
    }
}
