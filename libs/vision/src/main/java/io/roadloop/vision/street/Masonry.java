package io.roadloop.vision.street;

/**
 * What walls are made of.
 *
 * @param colour of the wall in white light
 */
record Masonry(Bond bond, int colour, int key) implements Surface {

    /** How a wall is put together. */
    enum Bond {
        BRICK,
        PLASTER,
        CONCRETE,
        BOARDS
    }

    @Override
    public int at(float u, float v, float footprint) {
        float dirt = 0.86f + 0.26f * Noise.at(u * 0.4f + key % 61, v * 0.23f);
        dirt *= 0.95f + 0.1f * Noise.at(u * 2.3f, v * 0.15f + key % 17);
        return Paint.scale(colour, dirt * pattern(u, v, footprint));
    }

    private float pattern(float u, float v, float footprint) {
        switch (bond) {
            case BRICK:
                return joint(u, v, 0.5f, 0.17f, footprint);
            case CONCRETE:
                return joint(u, v, 3.1f, 1.6f, footprint / 4);
            case BOARDS:
                float board = v / 0.3f - (float) Math.floor(v / 0.3f);
                return footprint < 0.15f && board < 0.18f ? 0.8f : 1;
            default:
                return footprint < 0.1f ? 0.96f + 0.08f * Noise.grain(u * 8, v * 8) : 1;
        }
    }

    private float joint(float u, float v, float length, float height, float footprint) {
        if (footprint > 0.14f) {
            return 0.97f;
        }
        float row = v / height;
        int rowCell = (int) Math.floor(row);
        float column = u / length + 0.5f * (rowCell & 1);
        int columnCell = (int) Math.floor(column);
        boolean mortar = row - rowCell < 0.16f || column - columnCell < 0.06f;
        return mortar ? 1.12f : 0.88f + 0.2f * Hash.unit(key, columnCell, rowCell);
    }
}
