package io.roadloop.vision.street;

/**
 * The front or the rear of a vehicle below its windows: lights, number plate, bumper, tyres.
 *
 * @param half half of its width
 * @param lamps height of the upper edge of its lights
 * @param lights how far they are on, in [0, 1]
 */
record CarEnd(float half, float lamps, int colour, float wheel, boolean front, float lights) implements Surface {

    @Override
    public int at(float u, float v, float footprint) {
        float aside = Math.abs(u);
        if (v < 0.26f) {
            return aside > half - 0.28f ? 0x1C1C1E : v > 0.2f ? 0x28282A : Paint.HOLE;
        }
        if (aside > half - 0.42f && aside < half - 0.06f && v < lamps + 0.1f && v > lamps - 0.12f) {
            return front
                    ? Paint.glowing(Paint.mix(0xC8CCD0, 0xFFF6DC, lights), 0.1f + 0.9f * lights)
                    : Paint.glowing(Paint.mix(0x8E1B1B, 0xFF2A20, lights), 0.15f + 0.85f * lights);
        }
        if (aside < 0.28f && v > 0.42f && v < 0.56f) {
            return front ? 0xE2E2DC : 0xE0C860;
        }
        if (front && aside < half - 0.45f && v > 0.56f && v < lamps) {
            return 0x2A2C2E;
        }
        return Paint.scale(colour, v < 0.42f ? 0.6f : 0.82f + 0.15f * v);
    }
}
