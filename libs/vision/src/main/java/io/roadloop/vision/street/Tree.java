package io.roadloop.vision.street;

import java.util.SplittableRandom;

/**
 * A tree: a trunk and a few clumps of leaves at different depths.
 *
 * @param foot where it stands
 * @param height metres
 * @param crown width of the crown, metres
 * @param trunk height of the trunk below the crown
 */
record Tree(Spot foot, double height, double crown, double trunk, Crown.Habit habit, int leaf, int key)
        implements Prop {

    private static final int[] LEAVES = {
        0x4E6B34, 0x5F7D3C, 0x3F5A33, 0x6E8046, 0x38503A, 0x7C8A3E, 0xA08A3C, 0x9C6B38, 0x56724A
    };
    private static final int BARK = Paint.of(92, 76, 62);

    /** A tree of some kind; those along a street are kept out of the way of the traffic. */
    static Tree drawn(Spot foot, boolean street, SplittableRandom random) {
        double lot = random.nextDouble();
        int leaf = Paint.scale(LEAVES[random.nextInt(LEAVES.length)], (float) random.nextDouble(0.85, 1.15));
        int key = random.nextInt(1 << 16);
        if (!street && lot < 0.2) {
            double height = random.nextDouble(6, 13);
            return new Tree(foot, height, height * 0.42, 0.7, Crown.Habit.FIR, leaf & 0xDFFFDF, key);
        }
        if (lot > 0.88) {
            double height = random.nextDouble(9, 14);
            return new Tree(foot, height, 2.4, 1.5, Crown.Habit.ROUND, leaf, key);
        }
        double height = random.nextDouble(5, street ? 9 : 12);
        double crown = height * random.nextDouble(0.5, 0.75);
        return new Tree(foot, height, crown, height * random.nextDouble(0.25, 0.36), Crown.Habit.ROUND, leaf, key);
    }

    @Override
    public void enter(Stage stage) {
        Surface bark = (u, v, footprint) -> Paint.scale(BARK, 0.7f + 0.5f * Noise.at(u * 9 + key % 31, v * 2.5f));
        stage.board(RoadClass.TREE, foot, 0.14 + 0.025 * height, trunk + 0.25 * (height - trunk), bark);
        double tall = height - trunk;
        if (habit == Crown.Habit.FIR || stage.distance(foot) > 70) {
            stage.board(RoadClass.TREE, foot.plus(0, trunk, 0), crown, tall, new Crown(habit, crown, tall, leaf, key));
        } else {
            clump(stage, 0, 0.25, 0, 0.85, 0.75);
            clump(stage, 0.22, 0.0, 0.2, 0.62, 0.62);
            clump(stage, -0.2, 0.08, -0.22, 0.6, 0.6);
        }
        stage.castRoundShadow(foot, crown, height, Shade.leaves(key, crown, trunk, height));
    }

    private void clump(Stage stage, double aside, double above, double ahead, double wide, double tall) {
        double crownHeight = height - trunk;
        double turn = key * 0.7;
        double dx = crown * (aside * StrictMath.cos(turn) - ahead * StrictMath.sin(turn));
        double dz = crown * (aside * StrictMath.sin(turn) + ahead * StrictMath.cos(turn));
        Spot place = foot.plus(dx, trunk + crownHeight * above, dz);
        int shade = Paint.scale(leaf, (float) (0.88 + 0.4 * above));
        stage.board(
                RoadClass.TREE,
                place,
                crown * wide,
                crownHeight * tall,
                new Crown(habit, crown * wide, crownHeight * tall, shade, key + (int) (100 * aside)));
    }
}
