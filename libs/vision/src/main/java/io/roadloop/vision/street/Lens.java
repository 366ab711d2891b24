package io.roadloop.vision.street;

import java.util.List;

/** What the camera adds: the halo of lights, the darker corners, its colours, its noise. */
final class Lens {

    private final Exposure exposure;
    private final int width;
    private final int height;

    Lens(Exposure exposure) {
        this.exposure = exposure;
        this.width = exposure.size.width();
        this.height = exposure.size.height();
    }

    /** Lights that nothing hides get a halo. */
    void halos(List<Stage.Glow> glows, Camera camera, double haze) {
        for (Stage.Glow glow : glows) {
            Spot seen = camera.see(glow.place());
            if (seen.z() > 0.5 && seen.z() < 110) {
                double column = camera.column(seen);
                double row = camera.row(seen);
                if (shows(column, row, seen.z())) {
                    double size = camera.focal() * (glow.radius() / seen.z()) * (1.3 + 2 * haze);
                    halo(column, row, Math.max(1.2 * width / 240, size), glow.colour());
                }
            }
        }
    }

    private boolean shows(double column, double row, double distance) {
        if (column < 0 || row < 0 || column >= width || row >= height) {
            return false;
        }
        return exposure.nearness[(int) row * width + (int) column] < 1.12 / distance + 0.01;
    }

    private void halo(double column, double row, double size, Lighting.Rgb colour) {
        double reach = Math.min(size * 3, width / 5.0);
        int bottom = (int) Math.min(height - 1, row + reach);
        int right = (int) Math.min(width - 1, column + reach);
        for (int y = (int) Math.max(0, row - reach); y <= bottom; y++) {
            for (int x = (int) Math.max(0, column - reach); x <= right; x++) {
                double apart = ((x - column) * (x - column) + (y - row) * (y - row)) / (size * size);
                double edge = 1 - apart * size * size / (reach * reach);
                if (edge > 0) {
                    float strength = (float) (255 * edge / (1 + 3.5 * apart));
                    int i = 3 * (y * width + x);
                    exposure.light[i] += strength * colour.red();
                    exposure.light[i + 1] += strength * colour.green();
                    exposure.light[i + 2] += strength * colour.blue();
                }
            }
        }
    }

    /**
     * The frame as the sensor gives it out.
     *
     * @param tint what this camera makes of red, green, blue
     * @param pale share of the colour that is lost, in [0, 1]
     * @param grain deviation of the noise, steps of 255
     * @param key of the noise
     * @return red, green, blue of each pixel, one byte each
     */
    byte[] develop(Lighting.Rgb tint, double pale, double grain, long key) {
        byte[] rgb = new byte[exposure.light.length];
        float[] gains = {tint.red(), tint.green(), tint.blue()};
        float grey = (float) pale;
        int noise = (int) key | 1;
        for (int row = 0, i = 0; row < height; row++) {
            float y = 2f * row / height - 1;
            for (int column = 0; column < width; column++, i += 3) {
                float x = 2f * column / width - 1;
                float corner = 1 - 0.14f * (x * x + y * y);
                float mean = (exposure.light[i] + exposure.light[i + 1] + exposure.light[i + 2]) / 3;
                for (int c = 0; c < 3; c++) {
                    noise ^= noise << 13;
                    noise ^= noise >>> 17;
                    noise ^= noise << 5;
                    float value = (exposure.light[i + c] + grey * (mean - exposure.light[i + c])) * gains[c] * corner;
                    float bell = ((noise & 255) + (noise >> 8 & 255) + (noise >> 16 & 255) - 382.5f) / 128f;
                    rgb[i + c] = (byte) soft(value + (float) grain * bell);
                }
            }
        }
        return rgb;
    }

    /** White is reached slowly, so that lamps and skies keep some colour. */
    private static int soft(float value) {
        float bent = value > 190 ? 190 + 65 * (1 - 1 / (1 + (value - 190) / 65)) : value;
        return bent < 0 ? 0 : Math.min(255, (int) (bent + 0.5f));
    }
}
