package io.roadloop.vision.street;

/** A hedge between two spots: leaves with an uneven top. It belongs to the trees, as all plants do. */
record Hedge(Spot from, Spot to, double height, int leaf, int key) implements Prop {

    @Override
    public void enter(Stage stage) {
        Surface leaves = (u, v, footprint) -> {
            float ragged = Noise.at(u * 2.1f + key % 71, v * 2.1f);
            if (v > height - 0.35f * ragged) {
                return Paint.HOLE;
            }
            float fine = Noise.at(u * 6 + key % 37, v * 6);
            return Paint.scale(leaf, 0.5f + 0.3f * (float) (v / height) + 0.3f * ragged + 0.25f * fine);
        };
        stage.wall(RoadClass.TREE, from, to, height, leaves);
        stage.castShadow(from, to, height, Shade.DEEP);
    }
}
