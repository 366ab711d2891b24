package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.roadloop.trainer.view.classmix.ClassMix;
import io.roadloop.trainer.view.cutmix.BoxLaw;
import io.roadloop.trainer.view.cutmix.CutMix;
import io.roadloop.trainer.view.cutmix.OwnerMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes mixed views: each image takes pixels of the next one of the batch, the last of the first. */
final class Mixer {
    private final Studio studio;
    private final Carriers carriers;

    Mixer(Studio studio) {
        this.studio = studio;
        this.carriers = new Carriers(studio);
    }

    /** @param classes which class each pixel has, (N, H, W), uint8; where the law asks for it */
    Scene make(Scene scene, Mixed view, Optional<NDArray> classes) {
        RandomGenerator random = studio.draws().named("mix of " + view.describe());
        Warp.Mix mix = mix(scene, view, classes, random);
        return new Scene(
                carriers.maps(scene.pixels(), mix), scene.labels().map(labels -> carriers.labels(labels, mix)), mix);
    }

    private Warp.Mix mix(Scene scene, Mixed view, Optional<NDArray> classes, RandomGenerator random) {
        NDArray next = next(scene.images());
        if (view.how() instanceof Mixing.CutMix law) {
            List<OwnerMap> owners = owners(law, scene, random);
            return new Warp.Mix(next, CutMix.taken(owners, studio.manager()), owners);
        }
        NDArray known = classes.orElseThrow(() -> new IllegalArgumentException(
                "the view " + view.of().describe() + " has no labels by which " + view.how() + " could choose pixels"));
        return new Warp.Mix(next, ofClasses(known, view.how().share(), random), List.of());
    }

    private List<OwnerMap> owners(Mixing.CutMix law, Scene scene, RandomGenerator random) {
        BoxLaw boxes = new BoxLaw(law.boxes(), scene.height(), scene.width());
        List<OwnerMap> owners = new ArrayList<>();
        for (int image = 0; image < scene.images(); image++) {
            boolean mixed = random.nextDouble() < law.share();
            RandomGenerator own = ofOneImage(random);
            owners.add(boxes.owners(mixed ? boxes.draw(own) : List.of()));
        }
        return owners;
    }

    /** The pixels of half of the next image's classes, (N, H, W). */
    private NDArray ofClasses(NDArray labels, double share, RandomGenerator random) {
        NDArray others = rolled(labels);
        List<int[]> drawn = new ArrayList<>();
        for (long[] counts : ClassCounts.of(others, studio.classes())) {
            boolean mixed = random.nextDouble() < share;
            RandomGenerator own = ofOneImage(random);
            drawn.add(mixed ? ClassMix.draw(counts, own) : new int[0]);
        }
        return ClassMix.taken(others, drawn);
    }

    /** A generator of its own: how many numbers one image takes shall not shift the draws of the next. */
    private static RandomGenerator ofOneImage(RandomGenerator random) {
        return new SplittableRandom(random.nextLong());
    }

    private static NDArray rolled(NDArray labels) {
        return NDArrays.concat(new NDList(labels.get("1:"), labels.get("0:1")));
    }

    private NDArray next(int images) {
        long[] next = new long[images];
        for (int image = 0; image < images; image++) {
            next[image] = (image + 1) % images;
        }
        return studio.manager().create(next);
    }
}
