package io.roadloop.vision.street;

import java.util.SplittableRandom;

/** What a person wears, as paints. */
record Wardrobe(int skin, int hair, int top, int legs, int shoes) {

    private static final int[] SKIN = {0xE3B99A, 0xC99470, 0x8D5F43, 0x5C3D2E, 0xF0CDB4};
    private static final int[] HAIR = {0x2A2320, 0x5B4030, 0x9A7A48, 0x8C8A88, 0x1E1E22, 0xA0522D};
    private static final int[] TOPS = {
        0xB02E2E, 0x2E4E8A, 0x3A3A3E, 0xD8D4CC, 0x3F6B46, 0xC9A23A, 0x7A4A7E, 0x8A8C8E, 0x5A4636, 0xD07A4A, 0x6FA0B8
    };
    private static final int[] LEGS = {0x2A3350, 0x2C2C30, 0x6B6458, 0x8A7A62, 0x4A5058, 0x3A2E28};

    static Wardrobe drawn(SplittableRandom random) {
        return new Wardrobe(pick(SKIN, random), pick(HAIR, random), pick(TOPS, random), pick(LEGS, random), 0x2A2624);
    }

    private static int pick(int[] paints, SplittableRandom random) {
        return paints[random.nextInt(paints.length)];
    }
}
