package io.roadloop.vision.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Someone on foot.
 *
 * @param foot where they are
 * @param walk the way they walk, radians to the right of ahead
 * @param stride how far into the step they are, radians
 * @param key who it is
 */
record Pedestrian(Spot foot, double walk, double stride, long key) implements Prop {

    @Override
    public void enter(Stage stage) {
        SplittableRandom random = Hash.random(key);
        double height = random.nextDouble() < 0.12 ? random.nextDouble(1.1, 1.4) : random.nextDouble(1.58, 1.92);
        Wardrobe wardrobe = Wardrobe.drawn(random);
        boolean bag = random.nextDouble() < 0.35;
        boolean skirt = random.nextDouble() < 0.25;
        int umbrella = random.nextDouble() < 0.6 && stage.lighting().haze() > 0.4 ? wardrobe.top() : 0;
        List<Limb> limbs = new ArrayList<>();
        head(limbs, height, wardrobe);
        if (umbrella != 0) {
            limbs.add(Limb.of(-0.35, height + 0.16, 0.4, height + 0.16, 0.14, Paint.scale(umbrella, 0.8f)));
            limbs.add(Limb.of(0.1, height * 0.6, 0.05, height + 0.1, 0.02, 0x2A2A2E));
        }
        body(limbs, height, wardrobe, sideways(stage), skirt);
        if (bag) {
            limbs.add(Limb.of(0.26, height * 0.42, 0.26, height * 0.5, 0.1, wardrobe.shoes()));
        }
        stage.board(RoadClass.PEDESTRIAN, foot, 1.1, height + 0.32, new Figure(limbs));
        stage.dark(Frame.level(foot.at(0), 0), Face.rectangle(-0.3, 0.3, -0.25, 0.25), Shade.below(0.3, 0.25));
        stage.castRoundShadow(foot, 0.42, height, Shade.DEEP);
    }

    /** How much of the stride the camera sees: all of it from the side, a little from the front. */
    private double sideways(Stage stage) {
        double away = StrictMath.atan2(foot.x(), foot.z());
        double turn = StrictMath.sin(walk - away);
        return Math.signum(turn) * Math.max(0.22, Math.abs(turn));
    }

    private static void head(List<Limb> limbs, double height, Wardrobe wardrobe) {
        limbs.add(Limb.of(0, height - 0.08, 0, height - 0.08, 0.105, wardrobe.hair()));
        limbs.add(Limb.of(0, height - 0.15, 0, height - 0.17, 0.095, wardrobe.skin()));
    }

    private void body(List<Limb> limbs, double height, Wardrobe wardrobe, double side, boolean skirt) {
        double hip = 0.5 * height;
        double shoulder = 0.8 * height;
        double swing = 0.3 * side * StrictMath.sin(stride);
        double broad = 0.1 * (1.2 - Math.abs(side) * 0.5);
        limbs.add(Limb.of(-broad - 0.1, shoulder, -broad - 0.1 - swing * 0.8, hip - 0.02, 0.055, wardrobe.top()));
        limbs.add(Limb.of(broad, shoulder - 0.04, broad, hip + 0.05, 0.13, wardrobe.top()));
        limbs.add(Limb.of(-broad, shoulder - 0.04, -broad, hip + 0.05, 0.13, wardrobe.top()));
        if (skirt) {
            limbs.add(Limb.of(0, hip, 0, hip * 0.62, 0.19, wardrobe.legs()));
        }
        limbs.add(Limb.of(broad * 0.7, hip, broad * 0.7 + swing, 0.08, 0.085, wardrobe.legs()));
        limbs.add(Limb.of(-broad * 0.7, hip, -broad * 0.7 - swing, 0.08, 0.085, Paint.scale(wardrobe.legs(), 0.8f)));
        limbs.add(Limb.of(broad * 0.7 + swing, 0.05, broad * 0.7 + swing + 0.1 * side, 0.05, 0.055, wardrobe.shoes()));
        limbs.add(Limb.of(broad + 0.1, shoulder, broad + 0.1 + swing * 0.8, hip - 0.02, 0.055, wardrobe.top()));
    }
}
