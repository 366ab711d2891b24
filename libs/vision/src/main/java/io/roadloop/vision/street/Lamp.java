package io.roadloop.vision.street;

/**
 * A street lamp: a mast, an arm over the road, and at night the light that it sheds.
 *
 * @param foot where it stands
 * @param arm from the mast to the head, level
 */
record Lamp(Spot foot, Spot arm, double height, int colour) implements Prop {

    @Override
    public void enter(Stage stage) {
        Surface metal =
                (u, v, footprint) -> Paint.scale(colour, 1.05f - 2.2f * Math.abs(u + 0.04f) + (v < 1 ? -0.12f : 0));
        stage.board(RoadClass.POLE, foot, 0.19, height, metal);
        stage.board(RoadClass.POLE, foot, 0.3, 0.9, metal);
        Spot top = foot.plus(0, height - 0.12, 0);
        stage.wall(RoadClass.POLE, top, top.plus(arm), 0.12, metal);
        Spot head = top.plus(arm);
        double lit = stage.lighting().lamps();
        int glass =
                Paint.glowing(Paint.mix(Paint.of(120, 122, 124), Paint.of(255, 236, 190), (float) lit), (float) lit);
        stage.board(RoadClass.POLE, head.plus(0, -0.08, 0), 0.7, 0.2, Surface.plain(glass));
        stage.castRoundShadow(foot, 0.22, height, Shade.DEEP);
        if (lit > 0) {
            stage.pool(head, 9.5, 0.85 * lit);
            stage.glow(head, 0.9, Lighting.LAMP.times(0.9 * lit));
        }
    }
}
