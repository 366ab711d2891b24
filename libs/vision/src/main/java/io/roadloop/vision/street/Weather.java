package io.roadloop.vision.street;

/** What rain does to a frame: the wet ground mirrors, colours pale, drops streak past the lens. */
final class Weather {

    private final Exposure exposure;
    private final double rain;
    private final double horizon;
    private final int width;
    private final int height;

    Weather(Exposure exposure, double rain, double horizon) {
        this.exposure = exposure;
        this.rain = rain;
        this.horizon = horizon;
        this.width = exposure.size.width();
        this.height = exposure.size.height();
    }

    /** Mirrors what stands above the wet ground in it: bright things as long smears, more of it further away. */
    void mirror() {
        float[] light = exposure.light;
        float[] dry = light.clone();
        for (int row = Math.max(0, (int) horizon + 1); row < height; row++) {
            float depth = (float) ((row - horizon) / (height - horizon));
            float share = (float) rain * (0.62f - 0.4f * depth);
            for (int column = 0; column < width; column++) {
                int pixel = row * width + column;
                if (exposure.kind[pixel] == RoadClass.ROAD.ordinal()
                        || exposure.kind[pixel] == RoadClass.PAVEMENT.ordinal()) {
                    float puddle = Noise.at(column * 9f / width / (depth + 0.2f), 14 * (float) Math.sqrt(depth));
                    smear(dry, 3 * pixel, column, row, share * (0.55f + 0.7f * puddle));
                }
            }
        }
    }

    private void smear(float[] dry, int pixel, int column, int row, float share) {
        int wobble = (int) (3 * (Noise.at(column * 0.5f, row * 0.35f) - 0.5f) * width / 240);
        int from = Math.max(0, Math.min(width - 1, column + wobble));
        float far = (float) (row - horizon);
        int high = mirrored(from, far * 0.85f);
        int low = mirrored(from, far * 1.15f);
        for (int i = 0; i < 3; i++) {
            float image = 0.5f * (dry[high + i] + dry[low + i]);
            exposure.light[pixel + i] = dry[pixel + i] * (1 - 0.3f * (float) rain) * (1 - share) + share * image;
        }
    }

    private int mirrored(int column, float above) {
        int row = Math.max(0, Math.min(height - 1, (int) (horizon - above)));
        return 3 * (row * width + column);
    }

    /** Draws the falling drops over everything; what is behind them stays what it is. */
    void streaks(long key) {
        int drops = (int) (rain * width * height / 300);
        int length = Math.max(3, height / 14);
        for (int drop = 0; drop < drops; drop++) {
            long hash = Hash.of(key, drop);
            int column = (int) (hash >>> 8 & 0xFFFFF) % width;
            int row = (int) (hash >>> 28 & 0xFFFFF) % height;
            float bright = 12 + 26 * ((hash >>> 50 & 255) / 255f);
            int reach = length / 2 + (int) (hash >>> 58) * length / 64;
            for (int step = 0; step < reach && row + step < height; step++) {
                int at = Math.min(width - 1, Math.max(0, column - step / 5));
                lift(3 * ((row + step) * width + at), bright * (0.35f + 0.65f * step / reach));
            }
        }
    }

    private void lift(int pixel, float by) {
        float dim = (exposure.light[pixel] + exposure.light[pixel + 1] + exposure.light[pixel + 2]) / 765f;
        for (int i = 0; i < 3; i++) {
            exposure.light[pixel + i] += by * Math.min(1, 0.35f + dim);
        }
    }
}
