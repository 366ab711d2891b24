package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.ImageKernels.Outside;
import io.roadloop.trainer.pool.Pool;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes the views of one step, each once. Everything it makes lives in the step's manager. */
public final class Scenes {
    private final NDManager manager;
    private final ImageKernels kernels;
    private final Draws draws;
    private final Carriers carriers;
    private final Map<View, Scene> made = new HashMap<>();

    /** @param sources the batch's samples on the device, by pool; a pool without samples is absent */
    public Scenes(NDManager manager, ImageKernels kernels, Draws draws, Map<Pool, Scene> sources) {
        this.manager = manager;
        this.kernels = kernels;
        this.draws = draws;
        this.carriers = new Carriers(kernels);
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
            return augment(of(augmented.of()), augmented);
        }
        throw new IllegalArgumentException("the batch has no samples for the view " + view.describe());
    }

    private Scene augment(Scene scene, Augmented view) {
        Augmentation how = view.how();
        Scene moved = how.movesPixels() ? move(scene, how, draws.named("place of " + view.describe())) : scene;
        Warp warp = how.movesPixels() ? moved.warp() : new Warp.Still();
        NDArray pixels = how.changesColour()
                ? colour(moved.pixels(), how, draws.named("colour of " + view.describe()))
                : moved.pixels();
        return new Scene(pixels, moved.labels(), warp);
    }

    /** Beyond the edge an image goes on mirrored, for the models' sake, and its labels are 255. */
    private Scene move(Scene scene, Augmentation how, RandomGenerator random) {
        int images = scene.images();
        int height = scene.height();
        int width = scene.width();
        float[] affine = new float[images * Placement.NUMBERS];
        for (int image = 0; image < images; image++) {
            Placement.draw(how, random).affine(affine, image);
        }
        NDArray theta = manager.create(affine, new Shape(images, 2, 3));
        NDArray pixels = kernels.warp(scene.pixels(), theta, height, width, Outside.MIRROR);
        return new Scene(
                pixels,
                scene.labels().map(labels -> kernels.warpLabels(labels, theta, height, width)),
                new Warp.Affine(theta));
    }

    private NDArray colour(NDArray pixels, Augmentation how, RandomGenerator random) {
        int images = (int) pixels.getShape().get(0);
        float[] factors = new float[images * Colours.NUMBERS];
        for (int image = 0; image < images; image++) {
            Colours.draw(how.jitter(), random).factors(factors, image);
        }
        NDArray onDevice = manager.create(factors, new Shape(images, Colours.NUMBERS));
        return kernels.jitter(pixels, onDevice);
    }
}
