package io.roadloop.vision.street;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;

/**
 * The canvas in the scene's light, at the size of the frame: each pixel is the mean of its samples, and its class the
 * one that most of them have.
 */
final class Exposure {

    final Size size;

    /** Red, green, blue of each pixel; 255 is white, and there is no upper bound. */
    final float[] light;

    final byte[] kind;

    /** One over the distance of each pixel's nearest sample, 0 for the sky. */
    final float[] nearness;

    private final Canvas canvas;
    private final Lighting.Rgb ambient;
    private final Lighting.Rgb sunlight;
    private final Lighting.Rgb sky;
    private final float hazeAt;
    private final float beam;
    private final float horizon;

    private Exposure(Size size, Canvas canvas, Lighting lighting, double horizon) {
        this.size = size;
        this.canvas = canvas;
        this.ambient = lighting.ambient();
        this.sunlight = lighting.sun();
        this.sky = lighting.horizon();
        this.horizon = (float) horizon;
        // The haze's share at a distance d is d / (d + rest); the setting gives it for 100 m.
        this.hazeAt = (float) (100 * (1 - lighting.haze()) / lighting.haze());
        this.beam =
                (float) (0.95 * lighting.headlights() * (1 - lighting.ambient().green()));
        int pixels = Math.toIntExact(size.pixels());
        this.light = new float[3 * pixels];
        this.kind = new byte[pixels];
        this.nearness = new float[pixels];
    }

    static Exposure of(Size size, Canvas canvas, Lighting lighting, double horizon) {
        Exposure exposure = new Exposure(size, canvas, lighting, horizon);
        for (int row = 0, pixel = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++, pixel++) {
                exposure.expose(pixel, 2 * row * canvas.width + 2 * column, exposure.headlight(column, row));
            }
        }
        return exposure;
    }

    LabelMask mask() {
        return new LabelMask(size, kind);
    }

    private void expose(int pixel, int sample, float headlight) {
        int below = sample + canvas.width;
        if (even(sample, below)) {
            add(pixel, meanPaint(sample, below), sample, 1, headlight);
            kind[pixel] = canvas.kind[sample];
            nearness[pixel] = canvas.kind[sample] == 0 ? 0 : canvas.nearness[sample];
            return;
        }
        add(pixel, canvas.paint[sample], sample, 0.25f, headlight);
        add(pixel, canvas.paint[sample + 1], sample + 1, 0.25f, headlight);
        add(pixel, canvas.paint[below], below, 0.25f, headlight);
        add(pixel, canvas.paint[below + 1], below + 1, 0.25f, headlight);
        int chosen = most(sample, below);
        kind[pixel] = canvas.kind[chosen];
        nearness[pixel] = canvas.kind[chosen] == 0 ? 0 : canvas.nearness[chosen];
    }

    /** Whether all samples are of one class in one light, so that their mean colour can be lit at once. */
    private boolean even(int sample, int below) {
        byte k = canvas.kind[sample];
        byte s = canvas.sun[sample];
        int glow = canvas.paint[sample] >>> 24;
        return k == canvas.kind[sample + 1]
                && k == canvas.kind[below]
                && k == canvas.kind[below + 1]
                && s == canvas.sun[sample + 1]
                && s == canvas.sun[below]
                && s == canvas.sun[below + 1]
                && glow == canvas.paint[sample + 1] >>> 24
                && glow == canvas.paint[below] >>> 24
                && glow == canvas.paint[below + 1] >>> 24;
    }

    private int meanPaint(int sample, int below) {
        int a = canvas.paint[sample];
        int b = canvas.paint[sample + 1];
        int c = canvas.paint[below];
        int d = canvas.paint[below + 1];
        // Red and blue have room for the sums of four beside one another.
        int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) >>> 2 & 0xFF00FF;
        int green = (a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) >>> 2 & 0xFF00;
        return a & 0x7F000000 | redBlue | green;
    }

    /** Adds a share of a colour to a pixel, in the light that falls on a sample. */
    private void add(int pixel, int paint, int sample, float share, float headlight) {
        float glow = (paint >>> 24) / 127f;
        float lit = 1 - glow;
        float sun = (canvas.sun[sample] & 255) / 255f;
        float lamp = (canvas.lamp[sample] & 255) / 255f;
        float near = canvas.nearness[sample];
        float beamed = headlight * Math.min(1, 169 * near * near);
        float haze = near == 0 ? 0 : lit / (1 + hazeAt * near);
        float keep = share * (1 - haze);
        float air = 255 * share * haze;
        float white = lit * (beamed + lamp * 0.8f);
        int i = 3 * pixel;
        light[i] += keep * Paint.red(paint) * (lit * (ambient.red() + sun * sunlight.red()) + white + glow)
                + air * sky.red();
        light[i + 1] +=
                keep * Paint.green(paint) * (lit * (ambient.green() + sun * sunlight.green()) + 0.86f * white + glow)
                        + air * sky.green();
        light[i + 2] +=
                keep * Paint.blue(paint) * (lit * (ambient.blue() + sun * sunlight.blue()) + 0.66f * white + glow)
                        + air * sky.blue();
    }

    /** How much of the vehicle's own headlights goes to a pixel: a flat cone that is cut off at the horizon. */
    private float headlight(int column, int row) {
        float x = (column - size.width() / 2f) / (0.42f * size.width());
        float y = (row - horizon) / size.height();
        float above = y < 0 ? 1 + 9 * y : 1 - 0.9f * y;
        return Math.max(0, above) * beam / (1 + x * x * x * x);
    }

    /** The sample of a class that most of the four have; of two classes with two each, that of the nearer one. */
    private int most(int sample, int below) {
        byte a = canvas.kind[sample];
        byte b = canvas.kind[sample + 1];
        byte c = canvas.kind[below];
        byte d = canvas.kind[below + 1];
        if (a == b && (a == c || a == d || c != d)) {
            return sample;
        }
        if (c == d && (c == a || c == b || a != b)) {
            return below;
        }
        if (a == c && b != d || b == d && a != c) {
            return a == c ? sample : sample + 1;
        }
        if (a == d && b != c || b == c && a != d) {
            return a == d ? sample : sample + 1;
        }
        return nearest(sample, below);
    }

    private int nearest(int sample, int below) {
        int best = sample;
        for (int other : new int[] {sample + 1, below, below + 1}) {
            if (canvas.nearness[other] > canvas.nearness[best]) {
                best = other;
            }
        }
        return best;
    }
}
