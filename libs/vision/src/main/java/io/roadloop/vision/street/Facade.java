package io.roadloop.vision.street;

/**
 * The front or the side of a building: floors of windows in a wall, and what is on the ground floor.
 *
 * @param wall what it is made of
 * @param height of the whole wall, metres
 * @param openings how the windows lie in it
 * @param shop whether the ground floor is a shop
 * @param lit share of the windows with a light in them, in [0, 1]
 */
record Facade(Masonry wall, float height, Openings openings, boolean shop, float lit, int key) implements Surface {

    private static final float SHOP_HEIGHT = 3.6f;
    private static final int[] SIGNS = {0xB03030, 0x305090, 0x2F6B45, 0xC9A13B, 0x333338, 0xD8D4C8, 0x7A3B78};
    private static final int[] CURTAINS = {0xC8C2B4, 0x8A6F5A, 0x6F7C88, 0xB59A7A};
    private static final int WARM = 0xFFCB7A;
    private static final int COOL = 0xDDE6EE;

    /**
     * Windows on a wall, in metres.
     *
     * @param floor height of a floor
     * @param bay width of a wall with one window
     * @param width of a window
     * @param tall height of a window
     * @param trim colour of its frame
     */
    record Openings(float floor, float bay, float width, float tall, int trim) {}

    @Override
    public int at(float u, float v, float footprint) {
        if (shop && v < SHOP_HEIGHT) {
            return shopFront(u, v, footprint);
        }
        if (v > height - 0.45f) {
            return Paint.scale(openings.trim(), v > height - 0.15f ? 0.75f : 0.95f);
        }
        float above = shop ? v - SHOP_HEIGHT : v;
        int floor = (int) (above / openings.floor());
        int bay = (int) Math.floor(u / openings.bay());
        float x = u - (bay + 0.5f) * openings.bay();
        float y = above - floor * openings.floor() - 0.55f * (openings.floor() - openings.tall());
        boolean roomAbove = above - y + openings.tall() < height - 0.5f - (shop ? SHOP_HEIGHT : 0);
        if (!shop && floor == 0 && Hash.unit(key, bay, 90) < 0.3f && Math.abs(x) < 0.55f && v < 2.2f) {
            return Paint.scale(SIGNS[(int) (SIGNS.length * Hash.unit(key, bay, 91))], 0.55f + 0.1f * v);
        }
        float halfWidth = openings.width() / 2;
        if (Math.abs(x) < halfWidth + 0.12f && y > -0.12f && y < openings.tall() + 0.12f && roomAbove) {
            boolean frame = Math.abs(x) > halfWidth || y < 0 || y > openings.tall() || Math.abs(x) < 0.05f;
            return frame ? openings.trim() : pane(bay, floor, x, y, u, v);
        }
        return wall.at(u, v, footprint);
    }

    private int pane(int bay, int floor, float x, float y, float u, float v) {
        if (Hash.unit(key, bay, floor) < lit) {
            int light = Hash.unit(key, bay, floor + 200) < 0.75f ? WARM : COOL;
            return Paint.glowing(Paint.scale(light, 0.55f + 0.4f * Hash.unit(key, bay, floor + 300)), 0.9f);
        }
        float drawn = Hash.unit(key, bay, floor + 100);
        if (drawn < 0.4f && Math.abs(x) > openings.width() * 0.5f * (drawn + 0.4f)) {
            return Paint.scale(CURTAINS[(int) (drawn * 10) & 3], 0.7f);
        }
        // Glass shows the sky of the other side, more of it higher up.
        float sky = Noise.at(u * 0.35f, v * 0.5f + y * 0.4f + key % 13) * Math.min(1, 0.35f + v * 0.05f);
        return Paint.of((int) (38 + 105 * sky), (int) (46 + 118 * sky), (int) (56 + 132 * sky));
    }

    private int shopFront(float u, float v, float footprint) {
        int shopNumber = (int) Math.floor(u / 6.2f);
        float inside = u - shopNumber * 6.2f;
        int sign = SIGNS[(int) (SIGNS.length * Hash.unit(key, shopNumber, 70))];
        if (v > 2.75f) {
            boolean letters =
                    v < 3.3f && v > 2.95f && inside > 1 && inside < 5 && Hash.unit(key, (int) (u * 4), 71) < 0.6f;
            int board = letters ? Paint.mix(sign, 0xF4F0E4, 0.8f) : sign;
            return lit > 0.02f ? Paint.glowing(board, 0.45f * Math.min(1, 4 * lit)) : board;
        }
        if (inside < 0.35f || v < 0.45f) {
            return wall.at(u, v, footprint);
        }
        if (inside > 4.9f) {
            return v < 2.3f && inside < 5.9f ? Paint.scale(sign, 0.6f) : wall.at(u, v, footprint);
        }
        float goods = Noise.grain(u * 2.2f + key % 19, v * 1.7f);
        int window = Paint.mix(Paint.of(52, 56, 60), SIGNS[(int) (goods * 7) % 7], v < 1.7f ? 0.45f : 0.12f);
        return lit > 0.02f ? Paint.glowing(Paint.mix(window, WARM, 0.55f), 0.85f * Math.min(1, 4 * lit)) : window;
    }
}
