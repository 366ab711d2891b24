package io.roadloop.vision.street;

/** Puts the rows of faces on the canvas: colour, class, nearness and light in one go, so that they cannot disagree. */
final class Brush {

    private final Canvas canvas;
    /** Width of a sample at a distance of 1 m. */
    private final float pixel;

    Brush(Canvas canvas, Camera camera) {
        this.canvas = canvas;
        this.pixel = (float) (1 / camera.focal());
    }

    /** A solid thing, or one with holes: the nearest wins. */
    void solid(Face face, Span span) {
        byte kind = face.kind().index();
        byte sun = (byte) (255 * face.sun());
        Surface surface = face.surface();
        float[] depth = canvas.nearness;
        double nearness = span.nearness;
        double u = span.u;
        double v = span.v;
        for (int i = span.from; i < span.to; i++) {
            if (nearness > depth[i]) {
                float distance = 1 / (float) nearness;
                int paint = surface.at((float) u * distance, (float) v * distance, distance * pixel);
                if (paint != Paint.HOLE) {
                    if (paint != Paint.PANE) {
                        canvas.paint[i] = paint;
                        canvas.sun[i] = sun;
                        canvas.lamp[i] = 0;
                    }
                    canvas.kind[i] = kind;
                    depth[i] = (float) nearness;
                }
            }
            nearness += span.nearnessStep;
            u += span.uStep;
            v += span.vStep;
        }
    }

    /** A shadow on the ground: the surface says how much of the sun is left, 0 to 255. */
    void shadow(Face face, Span span) {
        onGround(face, span, (i, strength) -> {
            if (strength < (canvas.sun[i] & 255)) {
                canvas.sun[i] = (byte) strength;
            }
        });
    }

    /** The dark below a thing, where no light comes: the surface says how much of the colour is left, 0 to 255. */
    void dark(Face face, Span span) {
        onGround(face, span, (i, strength) -> canvas.paint[i] = Paint.scale(canvas.paint[i], strength / 255f));
    }

    /** A pool of lamp light on the ground: the surface says how bright, 0 to 255. */
    void light(Face face, Span span) {
        onGround(face, span, (i, strength) -> canvas.lamp[i] = (byte) Math.min(255, (canvas.lamp[i] & 255) + strength));
    }

    private void onGround(Face face, Span span, Stroke stroke) {
        double nearness = span.nearness;
        double u = span.u;
        double v = span.v;
        for (int i = span.from; i < span.to; i++) {
            if (canvas.ground(i)) {
                float distance = 1 / (float) nearness;
                int strength = face.surface().at((float) u * distance, (float) v * distance, distance * pixel);
                if (strength >= 0) {
                    stroke.at(i, strength);
                }
            }
            nearness += span.nearnessStep;
            u += span.uStep;
            v += span.vStep;
        }
    }

    private interface Stroke {
        void at(int sample, int strength);
    }
}
