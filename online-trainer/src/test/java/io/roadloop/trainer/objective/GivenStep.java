package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.pool.EncodedSample;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A step whose values are given, for tests of one objective: what was not given is an error. Maps are carried only where
 * the test says how.
 */
public final class GivenStep implements Step {
    private final NDManager manager;
    private final Kernels kernels;
    private final int classes;
    private final Map<View, Scene> scenes = new HashMap<>();
    private final Map<Reading.Key, Reading> readings = new HashMap<>();
    private final Map<Head, HeadFunction> heads = new HashMap<>();
    private final Map<Memory.Law<?>, Memory> memories = new HashMap<>();
    private UnaryOperator<NDArray> carrier = UnaryOperator.identity();
    private Optional<NDArray> trust = Optional.empty();
    private StepClock clock = StepClock.start(1);
    private Draws draws = new Draws(1, 0);

    /** What a head gives. */
    @FunctionalInterface
    public interface HeadFunction {
        /** See {@link Step#head}. */
        NDArray of(int copy, Flow flow, NDList inputs);
    }

    public GivenStep(NDManager manager, Kernels kernels, int classes) {
        this.manager = manager;
        this.kernels = kernels;
        this.classes = classes;
    }

    public GivenStep with(View view, Scene scene) {
        scenes.put(view, scene);
        return this;
    }

    public GivenStep with(Reading.Key key, Reading reading) {
        readings.put(key, reading);
        return this;
    }

    public GivenStep with(Head head, HeadFunction function) {
        heads.put(head, function);
        return this;
    }

    public GivenStep with(Memory.Law<?> law, Memory memory) {
        memories.put(law, memory);
        return this;
    }

    /** @param given (N, H, W), of every view */
    public GivenStep trusting(NDArray given) {
        trust = Optional.of(given);
        return this;
    }

    public GivenStep at(StepClock now) {
        clock = now;
        return this;
    }

    public GivenStep drawing(Draws given) {
        draws = given;
        return this;
    }

    /** Every map and every label is carried like that, from wherever to wherever. */
    public GivenStep carryingBy(UnaryOperator<NDArray> how) {
        carrier = how;
        return this;
    }

    @Override
    public Scene scene(View view) {
        return Objects.requireNonNull(scenes.get(view), view::describe);
    }

    @Override
    public Reading reading(Reading.Key key) {
        return Objects.requireNonNull(readings.get(key), key::toString);
    }

    @Override
    public NDArray head(Head head, int copy, Flow flow, NDArray... inputs) {
        return Objects.requireNonNull(heads.get(head), head::toString).of(copy, flow, new NDList(inputs));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <M extends Memory> M memory(Memory.Law<M> law) {
        return (M) Objects.requireNonNull(memories.get(law), law::name);
    }

    @Override
    public NDArray carried(NDArray maps, View from, View to) {
        return carrier.apply(maps);
    }

    @Override
    public NDArray carriedLabels(NDArray labels, View from, View to) {
        return carrier.apply(labels);
    }

    @Override
    public <W extends Warp> W warp(View view, Class<W> kind) {
        return kind.cast(scene(view).warp());
    }

    /** Whole, unless the test says otherwise. */
    @Override
    public NDArray trust(View view) {
        return trust.orElseGet(() -> manager.ones(labels(view).getShape()));
    }

    /** Nowhere. */
    @Override
    public NDArray elsewhere(View view, String domain) {
        return manager.zeros(labels(view).getShape(), DataType.UINT8);
    }

    /** All of the target. */
    @Override
    public List<String> domains(View view) {
        return Collections.nCopies(scene(view).images(), EncodedSample.TARGET);
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
}
