package io.roadloop.vision.street;

/**
 * A sign on a pole.
 *
 * @param foot where the pole stands
 * @param across unit vector along the sign's lower edge
 */
record RoadSign(Spot foot, Spot across, double height, SignFace face) implements Prop {

    @Override
    public void enter(Stage stage) {
        double wide = face.width();
        Spot corner = foot.plus(across.times(-wide / 2)).plus(0, height, 0);
        stage.board(RoadClass.POLE, foot, 0.1, height + face.tall() * 0.9, Surface.plain(Paint.of(132, 134, 136)));
        // A hand's breadth in front of its pole.
        Spot front = new Spot(across.z(), 0, -across.x()).times(0.09);
        Spot nearer =
                stage.distance(corner.plus(front)) < stage.distance(corner.minus(front)) ? front : front.times(-1);
        Spot from = corner.plus(nearer);
        stage.wall(RoadClass.SIGN, from, from.plus(across.times(wide)), face.tall(), face);
        stage.castRoundShadow(foot, 0.12, height + face.tall(), Shade.DEEP);
    }
}
