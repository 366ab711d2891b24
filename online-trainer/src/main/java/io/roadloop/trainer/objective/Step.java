package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import java.util.List;

/**
 * One step, as an objective sees it: what it declared in its {@link Demands}, made once and shared. All arrays live in
 * {@link #manager} and die with the step.
 */
public interface Step {
    /** The scene of a demanded view. */
    Scene scene(View view);

    /** A demanded reading, with the taps that were demanded of it. */
    Reading reading(Reading.Key key);

    /**
     * What a demanded head gives.
     *
     * <p>{@link Flow#GRADIENT}, for models that learn: in training mode; gradient runs into the head and through its
     * inputs, so cut these off where it must not. {@link Flow#STOPPED}: by running statistics, without gradient.
     *
     * @param copy which copy, 0 where there is one; the class where each class has its own
     * @param inputs in the order of the head's graph, fp32
     */
    NDArray head(Head head, int copy, Flow flow, NDArray... inputs);

    /** {@link #head(Head, int, Flow, NDArray...)} of a head with one copy. */
    default NDArray head(Head head, Flow flow, NDArray... inputs) {
        return head(head, 0, flow, inputs);
    }

    /** The memory of a demanded law. */
    <M extends Memory> M memory(Memory.Law<M> law);

    /**
     * Maps of one view as they lie in another that is made from it, directly or over others: mixed, cropped, shuffled and
     * moved as its pixels were. Bilinear where pixels move by parts of pixels, 0 beyond the edge.
     *
     * @param maps (N, K, H, W), fp32, at the size of {@code from}; no gradient runs through
     * @param from a view that {@code to} is made from, or {@code to} itself
     */
    NDArray carried(NDArray maps, View from, View to);

    /** {@link #carried} for labels, (N, H, W), uint8: the nearest, and 255 beyond the edge. */
    NDArray carriedLabels(NDArray labels, View from, View to);

    /**
     * How a demanded view came to be: the last warp of that kind on the way to it, over changes of light and colour.
     *
     * @throws IllegalArgumentException if it was not made that way
     */
    <W extends Warp> W warp(View view, Class<W> kind);

    /**
     * How far the labels of a demanded view's samples are trusted: 1 for people's, less for deep and old pseudo-labels.
     *
     * @return (N, H, W), fp32, in [0, 1]
     */
    NDArray trust(View view);

    /**
     * Which pixels of a demanded view come from samples of other domains.
     *
     * @return (N, H, W), uint8: 0 where the sample is of that domain, 255 elsewhere
     */
    NDArray elsewhere(View view, String domain);

    /** The domain of each image's sample of a demanded view. */
    List<String> domains(View view);

    /** Where the step stands. */
    StepClock clock();

    /** The step's random numbers, by name: take the term's and the purpose's. */
    Draws draws();

    /** How many classes the taxonomy has. */
    int classes();

    /** Where the step's arrays live; what the backward pass reads must belong to it. */
    NDManager manager();

    /** Named kernels for losses that arrays alone would compute slowly. */
    Kernels kernels();

    /**
     * The labels of a demanded view.
     *
     * @return (N, H, W), uint8, 255 = ignore
     */
    default NDArray labels(View view) {
        return scene(view)
                .labels()
                .orElseThrow(() -> new IllegalArgumentException("the view " + view.describe() + " has no labels"));
    }
}
