package io.roadloop.vision.street;

/** Leaves: a ragged outline, lit from above, with gaps that the sky shows through. */
record Crown(Habit habit, double width, double height, int leaf, int key) implements Surface {

    /** The outline of a crown. */
    enum Habit {
        ROUND,
        FIR
    }

    @Override
    public int at(float u, float v, float footprint) {
        float x = 2 * u / (float) width;
        float y = 2 * v / (float) height - 1;
        float ragged = Noise.at(u * 1.7f + key % 89, v * 1.7f + key % 53) - 0.5f;
        float fine = Noise.at(u * 5.5f + key % 43, v * 5.5f) - 0.5f;
        float edge = habit == Habit.ROUND
                ? x * x + y * y + 0.9f * ragged + 0.35f * fine
                : Math.abs(x) * 2 + y + 0.7f * fine + 0.5f * ragged;
        if (edge > (habit == Habit.ROUND ? 0.88f : 0.95f)) {
            return Paint.HOLE;
        }
        float light = 0.78f + 0.28f * y + 0.1f * x + 0.5f * ragged;
        float twigs = footprint < 0.05f ? 0.5f * (Noise.at(u * 15, v * 15) - 0.5f) : 0;
        return Paint.scale(leaf, light + (footprint < 0.15f ? 0.75f : 0.3f) * fine + twigs);
    }
}
