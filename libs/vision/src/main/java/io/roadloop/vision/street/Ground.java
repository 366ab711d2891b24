package io.roadloop.vision.street;

/** Road, kerbs and pavements of a block, in pieces that are short enough to follow the bends. */
record Ground(Course course, Block block) implements Prop {

    static final double KERB_HEIGHT = 0.13;

    private static final double PIECE = 4;

    @Override
    public void enter(Stage stage) {
        Street street = course.street();
        int key = (int) Hash.of(street.key(), block.number(), 20);
        Asphalt asphalt = new Asphalt(
                key,
                0.82f + 0.36f * (float) Hash.unit(street.key(), 21),
                (float) block.startGap(),
                (float) (block.end() - block.start() - block.endGap()),
                (float) (block.end() - block.start()));
        for (double from = block.start(); from < block.end(); from += PIECE) {
            double to = Math.min(from + PIECE, block.end());
            strip(stage, RoadClass.ROAD, from, to, -street.leftKerb(), street.rightKerb(), 0, asphalt);
        }
        Surface slabs = new Slabs((int) Hash.of(street.key(), 22), Hash.unit(street.key(), 23));
        for (Side side : Side.values()) {
            pavement(stage, side, slabs);
        }
        if (block.startGap() > 0) {
            crossing(stage, asphalt);
        }
    }

    private void pavement(Stage stage, Side side, Surface slabs) {
        double kerb = course.street().kerb(side);
        double far = kerb + side.sign() * (course.street().pavement() + 9);
        Surface stone = Surface.plain(Paint.of(150, 148, 143));
        for (double from = block.from(); from < block.to(); from += PIECE) {
            double to = Math.min(from + PIECE, block.to());
            strip(stage, RoadClass.PAVEMENT, from, to, Math.min(kerb, far), Math.max(kerb, far), KERB_HEIGHT, slabs);
            stage.wall(RoadClass.PAVEMENT, course.at(from, kerb, 0), course.at(to, kerb, 0), KERB_HEIGHT, stone);
        }
        for (double end : new double[] {block.from(), block.to()}) {
            stage.wall(RoadClass.PAVEMENT, course.at(end, kerb, 0), course.at(end, far, 0), KERB_HEIGHT, stone);
        }
    }

    private void strip(
            Stage stage,
            RoadClass kind,
            double from,
            double to,
            double left,
            double right,
            double height,
            Surface surface) {
        double start = from - block.start();
        Spot near = course.at(from, 0, height);
        Spot ahead = course.at(to, 0, height).minus(near);
        double length = ahead.length();
        Spot up = ahead.unit();
        Spot along = new Spot(up.z(), 0, -up.x());
        // v counts from the block's start, so that paint on the road and slabs run on from piece to piece.
        Frame frame = new Frame(near.minus(up.times(start)), along, up);
        double bendNear = course.heading(from) - StrictMath.atan2(up.x(), up.z());
        double bendFar = course.heading(to) - StrictMath.atan2(up.x(), up.z());
        stage.face(
                kind,
                frame,
                new double[] {
                    left, start - left * bendNear,
                    right, start - right * bendNear,
                    right, start + length - right * bendFar,
                    left, start + length - left * bendFar
                },
                surface);
    }

    /** The side street, straight to both sides. */
    private void crossing(Stage stage, Asphalt asphalt) {
        Frame frame = Frame.level(course.at(block.start(), 0, -0.01), course.heading(block.start()));
        double half = block.startGap();
        Surface side = asphalt.aside();
        stage.face(RoadClass.ROAD, frame, Face.rectangle(-80, 80, -half, half), side);
    }
}
