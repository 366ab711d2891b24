package io.roadloop.vision.street;

/**
 * The road of a block: worn asphalt, patches, cracks, covers, and the paint on it. v counts from the block's start, u to
 * the right of the centreline.
 *
 * @param tone brightness of the asphalt
 * @param stop v where the block's own part begins, after the crossing
 * @param nextStop v where it ends, before the next crossing
 * @param length v of the next block's start
 */
record Asphalt(int key, float tone, float stop, float nextStop, float length) implements Surface {

    private static final int WHITE = Paint.of(226, 224, 214);

    @Override
    public int at(float u, float v, float footprint) {
        int ground = worn(u, v, footprint);
        return painted(u, v) ? Paint.mix(ground, WHITE, 0.55f + 0.4f * Noise.grain(u * 9, v * 9)) : ground;
    }

    /** The same road without paint, for the street that crosses. */
    Surface aside() {
        return (u, v, footprint) -> {
            int ground = worn(v, u, footprint);
            return Math.abs(v) < 0.07f && Math.abs(u) > 9 && u - Math.floor(u / 5) * 5 < 2.5
                    ? Paint.mix(ground, WHITE, 0.7f)
                    : ground;
        };
    }

    private int worn(float u, float v, float footprint) {
        float bright = tone * (0.9f + 0.16f * Noise.at(u * 0.35f + key % 97, v * 0.12f));
        float track = Math.abs(Math.abs(u) - 1.7f);
        bright *= track > 0.5f && track < 1.1f ? 0.94f : 1;
        bright *= mended(u, v);
        if (footprint < 0.12f) {
            bright *= 0.93f + 0.14f * Noise.grain(u * 19, v * 19);
            if (footprint < 0.05f && Noise.at(u * 0.2f, v * 0.11f + key % 53) > 0.62f) {
                float crack = Noise.at(u * 1.3f + 40, v * 0.9f + key % 31) - 0.5f;
                bright *= Math.abs(crack) < 0.01f ? 0.78f : 1;
            }
        }
        int grey = (int) (118 * bright);
        return Paint.of(grey, grey, (int) (grey * 1.03f));
    }

    /** Where the road was opened and closed again, and the covers of the drains. */
    private float mended(float u, float v) {
        int patch = (int) (v * (1 / 7.3f) + 64) - 64;
        if (Hash.unit(key, patch, 1) > 0.35f) {
            return 1;
        }
        float place = 6.4f * Hash.unit(key, patch, 2) - 3.2f;
        float along = v - patch * 7.3f;
        float cover = (u + place) * (u + place) + (along - 5) * (along - 5);
        if (cover < 0.1f) {
            return 0.55f;
        }
        boolean inside =
                Math.abs(u - place) < 0.5f + Hash.unit(key, patch, 3) && along < 2 + 3 * Hash.unit(key, patch, 4);
        return inside ? 0.74f + 0.4f * Hash.unit(key, patch, 5) : 1;
    }

    private boolean painted(float u, float v) {
        float aside = Math.abs(u);
        if (v > stop + 4.5f && v < nextStop - 4.5f) {
            boolean dash = v - (float) Math.floor(v / 6) * 6 < 2.6f;
            return aside < 0.07f && dash || Math.abs(aside - 3.42f) < 0.05f;
        }
        boolean crosses = stop > 0 && v > stop + 0.5f && v < stop + 3.3f
                || nextStop < length && v < nextStop - 0.5f && v > nextStop - 3.3f;
        boolean waits = stop > 0 && u < 0 && v > stop + 3.8f && v < stop + 4.2f
                || nextStop < length && u > 0 && v < nextStop - 3.8f && v > nextStop - 4.2f;
        return crosses && u - (float) Math.floor(u / 1.1f) * 1.1f < 0.55f && aside < 5.2f || waits && aside < 3.4f;
    }
}
