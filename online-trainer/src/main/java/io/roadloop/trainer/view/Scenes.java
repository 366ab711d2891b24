package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.ImageKernels.Outside;
import io.roadloop.trainer.pool.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes the views of one step, each once. Everything it makes lives in the step's manager. */
public final class Scenes {
    private final NDManager manager;
    private final ImageKernels kernels;
    private final Draws draws;
    private final Map<View, Scene> made = new HashMap<>();

    /** @param sources the batch's samples on the device, by pool; a pool without samples is absent */
    public Scenes(NDManager manager, ImageKernels kernels, Draws draws, Map<Pool, Scene> sources) {
        this.manager = manager;
        this.kernels = kernels;
        this.draws = draws;
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

    private Scene make(View view) {
        if (view instanceof Augmented augmented) {
            return augment(of(augmented.of()), augmented);
        }
        throw new IllegalArgumentException("the batch has no samples for the view " + view.describe());
    }

    private Scene augment(Scene scene, Augmented view) {
        Augmentation how = view.how();
        Scene moved = how.movesPixels() ? move(scene, how, draws.named("place of " + view.describe())) : scene;
        return how.changesColour() ? colour(moved, how, draws.named("colour of " + view.describe())) : moved;
    }

    /** Beyond the edge an image goes on mirrored, for the models' sake, and its labels are 255. */
    private Scene move(Scene scene, Augmentation how, RandomGenerator random) {
        Shape shape = scene.pixels().getShape();
        int images = (int) shape.get(0);
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        float[] affine = new float[images * Placement.NUMBERS];
        for (int image = 0; image < images; image++) {
            Placement.draw(how, random).affine(affine, image);
        }
        NDArray theta = manager.create(affine, new Shape(images, 2, 3));
        NDArray pixels = kernels.warp(scene.pixels(), theta, height, width, Outside.MIRROR);
        return new Scene(pixels, scene.labels().map(labels -> kernels.warpLabels(labels, theta, height, width)));
    }

    private Scene colour(Scene scene, Augmentation how, RandomGenerator random) {
        int images = (int) scene.pixels().getShape().get(0);
        float[] factors = new float[images * Colours.NUMBERS];
        for (int image = 0; image < images; image++) {
            Colours.draw(how.jitter(), random).factors(factors, image);
        }
        NDArray onDevice = manager.create(factors, new Shape(images, Colours.NUMBERS));
        return new Scene(kernels.jitter(scene.pixels(), onDevice), scene.labels());
    }
}
