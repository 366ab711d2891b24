package io.roadloop.vision.street;

import java.util.SplittableRandom;

/** A fence or a low wall between two spots. */
record Fence(Spot from, Spot to, double height, Make make, int colour, int key) implements Prop {

    private static final int[] WOOD = {0x8A6E52, 0xA58A68, 0x6E5A48, 0xC9C4B8, 0x5F6F5A, 0x77706A};
    private static final int[] IRON = {0x2E3234, 0x3B4A40, 0x4A4A4E, 0x7C8080};

    /** What it is made of. */
    enum Make {
        PLANKS,
        RAILING,
        WALL
    }

    static Fence drawn(Spot from, Spot to, long key) {
        SplittableRandom random = Hash.random(key);
        Make make = Make.values()[random.nextInt(Make.values().length)];
        return of(make, from, to, random.nextDouble(0.9, 1.7), random);
    }

    static Fence railing(Spot from, Spot to, long key) {
        return of(Make.RAILING, from, to, 1.25, Hash.random(key));
    }

    private static Fence of(Make make, Spot from, Spot to, double height, SplittableRandom random) {
        int[] colours = make == Make.RAILING ? IRON : WOOD;
        return new Fence(from, to, height, make, colours[random.nextInt(colours.length)], random.nextInt(1 << 16));
    }

    @Override
    public void enter(Stage stage) {
        if (make == Make.RAILING) {
            stage.pane(RoadClass.FENCE, from, to, height, this::bars);
            return;
        }
        Surface surface = make == Make.WALL ? new Masonry(Masonry.Bond.BRICK, colour, key) : this::planks;
        stage.wall(RoadClass.FENCE, from, to, height, surface);
        stage.castShadow(from, to, height, Shade.DEEP);
    }

    private int bars(float u, float v, float footprint) {
        float apart = u / 0.16f;
        float inside = apart - (float) Math.floor(apart);
        float post = u / 2.4f;
        boolean iron =
                inside < 0.3f || v > height - 0.1f || v < 0.16f && v > 0.06f || post - (float) Math.floor(post) < 0.05f;
        return iron ? Paint.scale(colour, 0.85f + 0.3f * Noise.at(u, v * 3)) : Paint.PANE;
    }

    private int planks(float u, float v, float footprint) {
        float board = u / 0.18f;
        int cell = (int) Math.floor(board);
        boolean top = v > height - 0.12f * Hash.unit(key, cell, 5) - 0.02f;
        if (top) {
            return Paint.HOLE;
        }
        float tone = 0.82f + 0.3f * Hash.unit(key, cell, 3) + 0.12f * (Noise.at(u * 3, v * 1.2f) - 0.5f);
        return Paint.scale(colour, footprint < 0.08f && board - cell < 0.12f ? tone * 0.55f : tone);
    }
}
