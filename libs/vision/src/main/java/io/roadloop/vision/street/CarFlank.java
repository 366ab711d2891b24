package io.roadloop.vision.street;

/** The side of a vehicle: body, doors, windows and wheels inside its outline. */
record CarFlank(CarShape shape, int colour, float lights, int key) implements Surface {

    private static final int TYRE = 0x1E1E20;
    private static final int RIM = 0x9A9C9E;

    @Override
    public int at(float u, float v, float footprint) {
        float wheel = Math.min(apart(u, 0.19f), apart(u, 0.8f));
        float hub = v - shape.wheel();
        float radius = wheel * wheel + hub * hub;
        float tyre = shape.wheel();
        if (radius < tyre * tyre) {
            return radius < 0.4f * tyre * tyre ? RIM : TYRE;
        }
        if (v < 0.24f || v > shape.top(u)) {
            return Paint.HOLE;
        }
        if (radius < 1.3f * tyre * tyre) {
            return 0x1A1A1C;
        }
        if (v > shape.belt() && v < shape.height() - 0.13f && window(u, v)) {
            float sky = Noise.at(u * 0.9f + key % 23, v * 2);
            return Paint.of((int) (30 + 70 * sky), (int) (36 + 78 * sky), (int) (44 + 84 * sky));
        }
        float bright = 0.72f + 0.38f * Math.min(1, v / shape.belt());
        float door = u / 1.15f - (float) Math.floor(u / 1.15f);
        bright *= footprint < 0.04f && door < 0.025f ? 0.6f : 1;
        bright *= Math.abs(v - 0.62f) < 0.04f ? 1.14f : 1;
        int paint = Paint.scale(colour, v < 0.36f ? bright * 0.5f : bright);
        if (u < 0.14f && v > 0.7f && v < shape.belt()) {
            return Paint.glowing(0xB02020, 0.2f + 0.7f * lights);
        }
        return paint;
    }

    private float apart(float u, float share) {
        return Math.abs(u - share * shape.length());
    }

    private boolean window(float u, float v) {
        // Windows keep a hand's breadth away from the outline, and are parted by pillars.
        float inside = Math.min(shape.top(u - 0.14f), shape.top(u + 0.14f)) - 0.1f;
        float pillar = u / 1.05f - (float) Math.floor(u / 1.05f);
        boolean load = shape == CarShape.LORRY && u < 5.5f || shape == CarShape.VAN && u < 3.1f;
        return !load && v < inside && pillar > 0.09f && u > 0.3f;
    }
}
