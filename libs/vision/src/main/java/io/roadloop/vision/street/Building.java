package io.roadloop.vision.street;

import java.util.SplittableRandom;

/**
 * A building: its front, its sides and, if it has one, its pitched roof.
 *
 * @param left foot of the front's first corner
 * @param right foot of its second
 * @param backwards unit vector from the front to the back
 * @param look what it looks like
 */
record Building(Spot left, Spot right, Spot backwards, Look look) implements Prop {

    private static final int[] WALLS = {
        0x9C5B47, 0x8A4F3F, 0xB58A63, 0xC9BBA0, 0xD6CDBE, 0xA9A49B, 0x8C8E90, 0xC7A9A0, 0x9FAE9A, 0xB9C2CC, 0x6E655C,
        0xD9B77E, 0x7C8794
    };
    private static final int[] ROOFS = {0x8B4A38, 0x70453A, 0x5A5C60, 0x6B5E52, 0x484A4E};
    private static final int[] TRIMS = {0xE6E2D8, 0xD0CBC0, 0x59524A, 0x8F8A80, 0xB8B0A2};

    /**
     * What a building looks like.
     *
     * @param height of the wall, metres
     * @param depth from front to back, metres
     * @param roof height of the pitched roof above the wall, 0 if it is flat
     */
    record Look(
            Masonry wall, Facade.Openings openings, double height, double depth, double roof, boolean shop, int key) {

        static Look drawn(Frontage frontage, SplittableRandom random) {
            Masonry.Bond bond = Masonry.Bond.values()[random.nextInt(Masonry.Bond.values().length)];
            int colour = Paint.scale(WALLS[random.nextInt(WALLS.length)], (float) random.nextDouble(0.8, 1.15));
            int key = random.nextInt();
            int trim = TRIMS[random.nextInt(TRIMS.length)];
            switch (frontage) {
                case OFFICES:
                    return new Look(
                            new Masonry(random.nextBoolean() ? Masonry.Bond.CONCRETE : bond, colour, key),
                            windows(3.6, random.nextDouble(1.8, 3.2), random.nextDouble(0.72, 0.95), 0.68, trim),
                            3.6 * random.nextInt(3, 10) + 0.8,
                            random.nextDouble(15, 24),
                            0,
                            random.nextDouble() < 0.3,
                            key);
                case HOUSES:
                    return new Look(
                            new Masonry(bond == Masonry.Bond.CONCRETE ? Masonry.Bond.BRICK : bond, colour, key),
                            windows(2.8, random.nextDouble(2.6, 3.6), random.nextDouble(0.35, 0.5), 0.5, trim),
                            2.8 * random.nextInt(1, 3) + 0.9,
                            random.nextDouble(8, 11),
                            random.nextDouble(2, 3.4),
                            false,
                            key);
                default:
                    boolean shop = random.nextDouble() < 0.5;
                    return new Look(
                            new Masonry(bond == Masonry.Bond.BOARDS ? Masonry.Bond.BRICK : bond, colour, key),
                            windows(3.1, random.nextDouble(2.0, 3.2), random.nextDouble(0.38, 0.58), 0.58, trim),
                            3.1 * random.nextInt(2, 6) + (shop ? 3.6 : 0.2) + 0.7,
                            random.nextDouble(10, 14),
                            random.nextDouble() < 0.5 ? random.nextDouble(1.6, 3) : 0,
                            shop,
                            key);
            }
        }

        private static Facade.Openings windows(double floor, double bay, double wide, double tall, int trim) {
            return new Facade.Openings((float) floor, (float) bay, (float) (bay * wide), (float) (floor * tall), trim);
        }
    }

    @Override
    public void enter(Stage stage) {
        float lit = (float) (0.42 * stage.lighting().lamps());
        Spot depth = backwards.times(look.depth());
        Facade front = new Facade(look.wall(), (float) look.height(), look.openings(), look.shop(), lit, look.key());
        Facade flank =
                new Facade(look.wall(), (float) look.height(), sparser(look.openings()), false, lit, look.key() + 5);
        stage.wall(RoadClass.BUILDING, left, right, look.height(), front);
        stage.wall(RoadClass.BUILDING, left, left.plus(depth), look.height(), flank);
        stage.wall(RoadClass.BUILDING, right, right.plus(depth), look.height(), flank);
        stage.castShadow(left, right, look.height(), Shade.DEEP);
        stage.castShadow(left, left.plus(depth), look.height(), Shade.DEEP);
        if (look.roof() > 0) {
            pitchedRoof(stage, depth);
        }
    }

    private void pitchedRoof(Stage stage, Spot depth) {
        Surface tiles = new Masonry(Masonry.Bond.BOARDS, ROOFS[Math.floorMod(look.key(), ROOFS.length)], look.key());
        Spot eaves = left.at(left.y() + look.height());
        double width = right.minus(left).length();
        Spot slope = depth.times(0.5).plus(0, look.roof(), 0);
        Spot along = right.minus(left).unit();
        double inset = look.key() % 3 == 0 ? Math.min(2.5, width / 4) : 0;
        stage.face(
                RoadClass.BUILDING,
                new Frame(eaves, along, slope.unit()),
                new double[] {-0.3, -0.3, width + 0.3, -0.3, width - inset, slope.length(), inset, slope.length()},
                tiles);
        for (Spot corner : new Spot[] {left, right}) {
            Frame gable = Frame.upright(corner.at(corner.y() + look.height()), corner.plus(depth));
            stage.face(
                    RoadClass.BUILDING,
                    gable,
                    new double[] {0, 0, look.depth(), 0, look.depth() / 2, look.roof()},
                    look.wall());
        }
        Spot chimney = eaves.plus(along.times(width * 0.3)).plus(slope.times(0.8));
        stage.board(RoadClass.BUILDING, chimney, 0.8, 1.9, look.wall());
    }

    private static Facade.Openings sparser(Facade.Openings front) {
        return new Facade.Openings(front.floor(), front.bay() * 1.6f, front.width(), front.tall(), front.trim());
    }
}
