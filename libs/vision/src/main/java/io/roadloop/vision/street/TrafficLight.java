package io.roadloop.vision.street;

/**
 * A traffic light on its mast. The lamps' box is a sign, the mast a pole, as in CamVid's grouping.
 *
 * @param phase seconds into its cycle when the vehicle set off
 */
record TrafficLight(Spot foot, Spot across, double phase) implements Prop {

    private static final double CYCLE = 24;

    @Override
    public void enter(Stage stage) {
        stage.board(RoadClass.POLE, foot, 0.14, 3.5, Surface.plain(Paint.of(62, 66, 66)));
        int lit = lit(stage.time());
        Spot corner = foot.plus(across.times(-0.24)).plus(0, 2.5, 0);
        Spot front = new Spot(across.z(), 0, -across.x()).times(0.12);
        Spot nearer =
                stage.distance(corner.plus(front)) < stage.distance(corner.minus(front)) ? front : front.times(-1);
        Spot from = corner.plus(nearer);
        stage.wall(RoadClass.SIGN, from, from.plus(across.times(0.48)), 1.2, (u, v, footprint) -> box(u, v, lit));
        if (stage.lighting().headlights() > 0.1) {
            Lighting.Rgb colour = lit == 2
                    ? Lighting.Rgb.of(0.8, 0.1, 0.08)
                    : lit == 1 ? Lighting.Rgb.of(0.8, 0.5, 0.1) : Lighting.Rgb.of(0.1, 0.7, 0.4);
            stage.glow(
                    from.plus(across.times(0.24)).plus(0, 0.2 + 0.4 * lit, 0),
                    0.35,
                    colour.times(0.7 * stage.lighting().headlights()));
        }
    }

    /** The lamp that is on, from below: green, amber, red. */
    private int lit(double time) {
        double now = (time + phase) % CYCLE;
        if (now < 11) {
            return 0;
        }
        return now < 13 ? 1 : 2;
    }

    private static int box(float u, float v, int lit) {
        int lamp = Math.min(2, (int) (v / 0.4f));
        float x = u - 0.24f;
        float y = v - 0.4f * lamp - 0.2f;
        if (x * x + y * y > 0.15f * 0.15f) {
            return Paint.of(34, 36, 38);
        }
        int colour = new int[] {0x2BE08A, 0xFFB52E, 0xFF3226}[lamp];
        return lamp == lit ? Paint.glowing(colour, 1) : Paint.scale(colour, 0.22f);
    }
}
