package io.roadloop.vision.street;

/** A plain thin post: a bollard, a wooden pole of the telephone. */
record Post(Spot foot, double width, double height, int colour) implements Prop {

    @Override
    public void enter(Stage stage) {
        float half = (float) width / 2;
        stage.board(RoadClass.POLE, foot, width, height, (u, v, footprint) -> {
            boolean band = height < 2 && v > height - 0.3f && v < height - 0.15f;
            return band ? 0xE4E0D6 : Paint.scale(colour, 1.1f - 0.45f * (u + half) / half);
        });
        stage.castRoundShadow(foot, width, height, Shade.DEEP);
    }
}
