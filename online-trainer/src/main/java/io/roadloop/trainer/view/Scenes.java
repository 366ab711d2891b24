package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.pool.Pool;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the views of one step, each once. Everything it makes lives in the step's manager. */
public final class Scenes {
    private final Opinions opinions;
    private final Carriers carriers;
    private final Augmenter augmenter;
    private final Mixer mixer;
    private final Cropper cropper;
    private final Shuffler shuffler;
    private final Map<View, Scene> made = new HashMap<>();

    /**
     * @param sources the batch's samples on the device, by pool; a pool without samples is absent
     * @param opinions what models say
     */
    public Scenes(Studio studio, Map<Pool, Scene> sources, Opinions opinions) {
        this.opinions = opinions;
        carriers = new Carriers(studio);
        augmenter = new Augmenter(studio);
        mixer = new Mixer(studio);
        cropper = new Cropper(studio);
        shuffler = new Shuffler(studio);
        sources.forEach((pool, scene) -> made.put(new Source(pool), scene));
    }

    /** The scene of a view; the second call gives the same one. */
    public Scene of(View view) {
        Scene known = made.get(view);
        if (known == null) {
            known = make(view);
            made.put(view, known);
        }
        return known;
    }

    /**
     * Maps of one view as they lie in another that is made from it; 0 beyond the edge.
     *
     * @param maps (N, K, H, W), fp32
     */
    public NDArray carried(NDArray maps, View from, View to) {
        NDArray carried = maps;
        for (View view : way(from, to)) {
            carried = carriers.maps(carried, of(view).warp());
        }
        return carried;
    }

    /** {@link #carried} for labels, (N, H, W), uint8; 255 beyond the edge. */
    public NDArray carriedLabels(NDArray labels, View from, View to) {
        NDArray carried = labels;
        for (View view : way(from, to)) {
            carried = carriers.labels(carried, of(view).warp());
        }
        return carried;
    }

    /**
     * The last warp of that kind on the way to a view, over changes of light and colour.
     *
     * @throws IllegalArgumentException if the view was not made that way
     */
    public <W extends Warp> W warp(View view, Class<W> kind) {
        Warp warp = of(view.still()).warp();
        if (!kind.isInstance(warp)) {
            throw new IllegalArgumentException("the view " + view.describe() + " was made by "
                    + warp.getClass().getSimpleName() + ", not by " + kind.getSimpleName());
        }
        return kind.cast(warp);
    }

    /** The views through which a map goes, the first made first. */
    private static List<View> way(View from, View to) {
        Deque<View> way = new ArrayDeque<>();
        View at = to.still();
        while (!at.equals(from.still())) {
            way.addFirst(at);
            at = at.base()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the view " + to.describe() + " is not made from " + from.describe()))
                    .still();
        }
        return List.copyOf(way);
    }

    private Scene make(View view) {
        if (view instanceof Augmented augmented) {
            return augmenter.make(of(augmented.of()), augmented);
        }
        if (view instanceof Mixed mixed) {
            return mixer.make(of(mixed.of()), mixed, labels(mixed));
        }
        if (view instanceof Cropped cropped) {
            return cropper.make(of(cropped.of()), cropped);
        }
        if (view instanceof Shuffled shuffled) {
            return shuffler.make(of(shuffled.of()), shuffled);
        }
        if (view instanceof Belief belief) {
            Scene believed = of(belief.opinion().of());
            return new Scene(opinions.probabilities(belief.opinion()), believed.labels());
        }
        throw new IllegalArgumentException("the batch has no samples for the view " + view.describe());
    }

    /** What says which class a pixel has that is to be mixed: a model, or the labels that the view came with. */
    private Optional<NDArray> labels(Mixed mixed) {
        return mixed.labelling().map(opinions::labels).or(() -> of(mixed.of()).labels());
    }
}
