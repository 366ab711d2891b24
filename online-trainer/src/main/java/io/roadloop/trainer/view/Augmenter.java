package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels.Outside;
import java.util.random.RandomGenerator;

/** Makes augmented views. */
final class Augmenter {
    private final Studio studio;

    Augmenter(Studio studio) {
        this.studio = studio;
    }

    Scene make(Scene scene, Augmented view) {
        Augmentation how = view.how();
        Scene moved = how.movesPixels()
                ? move(scene, how, random("place of ", view))
                : new Scene(scene.pixels(), scene.labels());
        NDArray pixels = moved.pixels();
        if (how.changesColour()) {
            pixels = colour(pixels, how, random("colour of ", view), random("grey of ", view));
        }
        if (how.blurs()) {
            pixels = blur(pixels, how.blur(), random("blur of ", view));
        }
        return new Scene(pixels, moved.labels(), moved.warp());
    }

    private RandomGenerator random(String what, View view) {
        return studio.draws().named(what + view.describe());
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
        NDArray theta = studio.manager().create(affine, new Shape(images, 2, 3));
        return new Scene(
                studio.images().warp(scene.pixels(), theta, height, width, Outside.MIRROR),
                scene.labels().map(labels -> studio.images().warpLabels(labels, theta, height, width)),
                new Warp.Affine(theta));
    }

    private NDArray colour(NDArray pixels, Augmentation how, RandomGenerator random, RandomGenerator greys) {
        int images = (int) pixels.getShape().get(0);
        float[] factors = new float[images * Colours.NUMBERS];
        for (int image = 0; image < images; image++) {
            Colours colours = Colours.draw(how.jitter(), random);
            boolean grey = greys.nextDouble() < how.grey();
            (grey ? colours.grey() : colours).factors(factors, image);
        }
        return studio.images().jitter(pixels, studio.manager().create(factors, new Shape(images, Colours.NUMBERS)));
    }

    private NDArray blur(NDArray pixels, Augmentation.Blur how, RandomGenerator random) {
        int images = (int) pixels.getShape().get(0);
        float[] taps = new float[images * how.taps()];
        for (int image = 0; image < images; image++) {
            how.draw(random, taps, image);
        }
        return studio.images().blur(pixels, studio.manager().create(taps, new Shape(images, how.taps())));
    }
}
