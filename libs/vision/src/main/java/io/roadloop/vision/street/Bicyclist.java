package io.roadloop.vision.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Someone on a bicycle: the bicycle is flat along the way it goes, the rider faces the camera.
 *
 * @param foot where the bicycle touches the ground, in its middle
 * @param ride the way it goes, radians to the right of ahead
 * @param pedal how far the pedals are turned, radians
 * @param key who it is
 */
record Bicyclist(Spot foot, double ride, double pedal, long key) implements Prop {

    private static final float WHEEL = 0.34f;
    private static final float HALF_BASE = 0.53f;
    private static final int[] FRAMES = {0xB03A2E, 0x2E6DA4, 0x2B2B2E, 0xC8C8C4, 0x4F8A4B, 0xD9A520};

    @Override
    public void enter(Stage stage) {
        SplittableRandom random = Hash.random(key);
        Wardrobe wardrobe = Wardrobe.drawn(random);
        int frame = FRAMES[random.nextInt(FRAMES.length)];
        Spot ahead = new Spot(StrictMath.sin(ride), 0, StrictMath.cos(ride));
        Spot rear = foot.minus(ahead.times(HALF_BASE + WHEEL));
        Spot front = foot.plus(ahead.times(HALF_BASE + WHEEL));
        stage.pane(RoadClass.BICYCLIST, rear, front, 1.1, (u, v, footprint) -> bicycle(u, v, frame));
        for (double end : new double[] {-HALF_BASE, HALF_BASE}) {
            Surface tyre = Surface.plain(Paint.of(36, 36, 38));
            stage.board(RoadClass.BICYCLIST, foot.plus(ahead.times(end)), 0.07, 2 * WHEEL, tyre);
        }
        double side = StrictMath.sin(ride - StrictMath.atan2(foot.x(), foot.z()));
        stage.board(RoadClass.BICYCLIST, foot.plus(0, 0.3, 0), 1.5, 1.7, new Figure(rider(wardrobe, frame, side)));
        stage.dark(Frame.level(foot.at(0), ride), Face.rectangle(-0.25, 0.25, -0.8, 0.8), Shade.below(0.25, 0.8));
        stage.castRoundShadow(foot, 0.5, 1.7, Shade.DEEP);
        lights(stage, ahead);
    }

    private void lights(Stage stage, Spot ahead) {
        double on = stage.lighting().headlights();
        if (on > 0.1) {
            boolean coming = ahead.dot(foot) < 0;
            Lighting.Rgb colour = coming ? Lighting.Rgb.of(0.7, 0.7, 0.65) : Lighting.Rgb.of(0.7, 0.06, 0.05);
            stage.glow(foot.plus(ahead.times(coming ? 0.7 : -0.7)).plus(0, 0.75, 0), 0.22, colour.times(on));
        }
    }

    private static int bicycle(float u, float v, int frame) {
        float fromRear = u - WHEEL;
        float fromFront = u - WHEEL - 2 * HALF_BASE;
        float hub = v - WHEEL;
        float near = Math.min(fromRear * fromRear, fromFront * fromFront) + hub * hub;
        if (near < WHEEL * WHEEL) {
            if (near > (WHEEL - 0.06f) * (WHEEL - 0.06f) || near < 0.004f) {
                return Paint.of(38, 38, 40);
            }
        }
        float x = u - WHEEL;
        for (Limb bar : BARS) {
            if (bar.covers(x, v)) {
                return frame;
            }
        }
        return near < WHEEL * WHEEL ? Paint.PANE : Paint.HOLE;
    }

    private static final List<Limb> BARS = List.of(
            Limb.of(0, 0.34, 0.45, 0.3, 0.035, 0),
            Limb.of(0, 0.34, 0.32, 0.82, 0.03, 0),
            Limb.of(0.45, 0.3, 0.32, 0.9, 0.035, 0),
            Limb.of(0.45, 0.3, 0.92, 0.78, 0.04, 0),
            Limb.of(0.34, 0.8, 0.9, 0.84, 0.035, 0),
            Limb.of(1.06, 0.34, 0.9, 1.02, 0.035, 0));

    /** The rider, by how much of the side one sees: leaning ahead from the side, upright from the front or the back. */
    private List<Limb> rider(Wardrobe wardrobe, int helmet, double side) {
        double lean = 0.36 * side;
        double knee = 0.16 * StrictMath.sin(pedal);
        double other = -knee;
        double broad = 0.14 * (1.1 - 0.6 * Math.abs(side));
        List<Limb> limbs = new ArrayList<>();
        limbs.add(Limb.of(lean * 1.1, 1.3, lean * 1.1, 1.32, 0.115, (key & 1) == 0 ? helmet : wardrobe.hair()));
        limbs.add(Limb.of(lean * 1.15, 1.19, lean * 1.15, 1.2, 0.095, wardrobe.skin()));
        limbs.add(Limb.of(lean * 0.85 - broad, 1.0, lean * 1.5 - broad * 1.6, 0.7, 0.05, wardrobe.top()));
        limbs.add(Limb.of(lean * 0.85 + broad, 1.0, lean * 1.5 + broad * 1.6, 0.7, 0.05, wardrobe.top()));
        limbs.add(Limb.of(-lean * 0.3 - broad * 0.5, 0.62, lean * 0.85 - broad * 0.6, 0.98, 0.13, wardrobe.top()));
        limbs.add(Limb.of(-lean * 0.3 + broad * 0.5, 0.62, lean * 0.85 + broad * 0.6, 0.98, 0.13, wardrobe.top()));
        limbs.add(Limb.of(-lean * 0.3 + broad, 0.58, lean * 0.6 + broad, 0.36 + knee, 0.085, wardrobe.legs()));
        limbs.add(Limb.of(
                lean * 0.6 + broad, 0.36 + knee, lean * 0.1 + broad, 0.02 + knee * 0.8, 0.065, wardrobe.legs()));
        limbs.add(Limb.of(-lean * 0.3 - broad, 0.58, lean * 0.6 - broad, 0.36 + other, 0.085, wardrobe.legs()));
        limbs.add(Limb.of(
                lean * 0.6 - broad, 0.36 + other, lean * 0.1 - broad, 0.02 + other * 0.8, 0.065, wardrobe.shoes()));
        limbs.add(Limb.of(
                lean * 1.5 - 0.22 * (1 - Math.abs(side)),
                0.7,
                lean * 1.5 + 0.22 * (1 - Math.abs(side)),
                0.7,
                0.03,
                0x2A2A2E));
        return limbs;
    }
}
