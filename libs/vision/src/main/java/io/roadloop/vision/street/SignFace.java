package io.roadloop.vision.street;

import java.util.SplittableRandom;

/** What is on a sign: its outline, its rim and its symbol. */
record SignFace(Shape shape, float width, float tall, int ground, int rim, int key) implements Surface {

    private static final int RED = 0xB8242C;
    private static final int BLUE = 0x1F4F9E;
    private static final int WHITE = 0xEDEAE2;
    private static final int YELLOW = 0xDDAE22;
    private static final int GREEN = 0x1E6A45;
    private static final int INK = 0x25262A;

    /** The outline of a sign. */
    enum Shape {
        DISC,
        TRIANGLE,
        DIAMOND,
        BOARD
    }

    /** One of the small signs beside a road. */
    static SignFace drawn(SplittableRandom random) {
        int key = random.nextInt(1 << 16);
        switch (random.nextInt(6)) {
            case 0:
                return new SignFace(Shape.TRIANGLE, 0.95f, 0.85f, random.nextBoolean() ? WHITE : YELLOW, RED, key);
            case 1:
                return new SignFace(Shape.DISC, 0.8f, 0.8f, BLUE, WHITE, key);
            case 2:
                return new SignFace(Shape.DIAMOND, 0.9f, 0.9f, YELLOW, WHITE, key);
            case 3:
                return new SignFace(Shape.BOARD, 0.7f, 0.9f, BLUE, WHITE, key);
            case 4:
                return new SignFace(Shape.DISC, 0.8f, 0.8f, RED, WHITE, key);
            default:
                return new SignFace(Shape.DISC, 0.8f, 0.8f, WHITE, RED, key);
        }
    }

    /** A large board that names directions. */
    static SignFace directions(SplittableRandom random) {
        int ground = new int[] {BLUE, GREEN, WHITE, YELLOW}[random.nextInt(4)];
        return new SignFace(
                Shape.BOARD,
                2.3f,
                1.3f,
                ground,
                ground == WHITE || ground == YELLOW ? INK : WHITE,
                random.nextInt(1 << 16));
    }

    @Override
    public int at(float u, float v, float footprint) {
        float x = 2 * u / width - 1;
        float y = 2 * v / tall - 1;
        float edge = edge(x, y);
        if (edge > 1) {
            return Paint.HOLE;
        }
        // Signs throw light back to where it came from, so they seem brighter than what is around them.
        int paint = edge > (shape == Shape.BOARD ? 0.93f : 0.76f) ? rim : symbol(x, y);
        return Paint.glowing(paint, 0.2f);
    }

    private float edge(float x, float y) {
        switch (shape) {
            case DISC:
                return (float) Math.sqrt(x * x + y * y);
            case TRIANGLE:
                return Math.max(-y, Math.abs(x) + (y + 1) / 2);
            case DIAMOND:
                return Math.abs(x) + Math.abs(y);
            default:
                return Math.max(Math.abs(x), Math.abs(y));
        }
    }

    private int symbol(float x, float y) {
        int ink = ground == WHITE || ground == YELLOW ? INK : WHITE;
        if (width > 2) {
            boolean line = Math.abs(Math.abs(y) - 0.42f) < 0.2f;
            return line && Hash.unit(key, (int) (x * 9 + 20), y > 0 ? 1 : 2) < 0.62f ? ink : ground;
        }
        float turn = (key & 3) * 0.5f - 0.75f;
        boolean bar = Math.abs(x - turn * y * 0.6f) < 0.16f && Math.abs(y) < 0.5f;
        boolean dot = (key & 4) != 0 && x * x + (y - 0.3f) * (y - 0.3f) < 0.05f;
        boolean beam = (key & 8) != 0 && Math.abs(y) < 0.16f && Math.abs(x) < 0.55f;
        return bar || dot || beam ? ink : ground;
    }
}
