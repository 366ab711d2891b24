package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.view.jigsaw.PermutationTable;
import io.roadloop.trainer.view.jigsaw.TileGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes shuffled views. */
final class Shuffler {
    private final Studio studio;

    Shuffler(Studio studio) {
        this.studio = studio;
    }

    Scene make(Scene scene, Shuffled view) {
        PermutationTable table = PermutationTable.of(view.permutations());
        TileGrid grid = new TileGrid(scene.height(), scene.width());
        RandomGenerator random = studio.draws().named("tiles of " + view.describe());
        int pixels = scene.height() * scene.width();
        long[] places = new long[scene.images() * pixels];
        List<Integer> drawn = new ArrayList<>();
        for (int image = 0; image < scene.images(); image++) {
            int permutation = random.nextInt(table.size());
            grid.write(table.row(permutation), places, image * pixels);
            drawn.add(permutation);
        }
        NDArray sources = studio.manager().create(places, new Shape(scene.images(), pixels));
        Warp warp = new Warp.Tiles(drawn, sources);
        Carriers carriers = new Carriers(studio);
        return new Scene(
                carriers.maps(scene.pixels(), warp), scene.labels().map(labels -> carriers.labels(labels, warp)), warp);
    }
}
