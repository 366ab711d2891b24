package io.roadloop.vision.street;

/** Pavement: slabs of stone, or asphalt as grey as the road's. */
record Slabs(int key, double kind) implements Surface {

    @Override
    public int at(float u, float v, float footprint) {
        float dirt = 0.9f + 0.18f * Noise.at(u * 0.5f, v * 0.3f);
        if (kind < 0.3) {
            int grey = (int) (122 * dirt * (footprint < 0.1f ? 0.93f + 0.14f * Noise.grain(u * 15, v * 15) : 1));
            return Paint.of(grey, grey, grey);
        }
        float side = kind < 0.65 ? 0.6f : 0.95f;
        float row = u / side;
        int rowCell = (int) Math.floor(row);
        float column = v / side + 0.5f * (rowCell & 1);
        int columnCell = (int) Math.floor(column);
        float tone = dirt * (0.9f + 0.2f * Hash.unit(key, rowCell, columnCell));
        float joint = Math.min(row - rowCell, column - columnCell);
        if (joint < 0.07f && footprint < 0.16f) {
            tone *= 0.78f;
        }
        return kind < 0.65
                ? Paint.of((int) (162 * tone), (int) (156 * tone), (int) (146 * tone))
                : Paint.of((int) (158 * tone), (int) (136 * tone), (int) (122 * tone));
    }
}
