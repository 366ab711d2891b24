package io.roadloop.vision.street;

/**
 * Finds the samples that a face covers, and the place of the face that each of them sees.
 *
 * <p>A sample's ray r meets the face at t · r = origin + u · along + v · up, so (u, v, 1) / t is the inverse of the
 * matrix (along, up, origin) times r: three functions that are linear on the raster.
 */
final class Rasteriser {

    private static final double NEAREST = 0.2;

    private final Camera camera;
    private final int width;
    private final int height;
    private final Span span = new Span();
    private double[] columns = new double[16];
    private double[] rows = new double[16];

    Rasteriser(Camera camera, int width, int height) {
        this.camera = camera;
        this.width = width;
        this.height = height;
    }

    void draw(Face face, Span.Sink sink) {
        Spot origin = camera.see(face.frame().origin());
        Spot along = camera.turn(face.frame().along());
        Spot up = camera.turn(face.frame().up());
        Spot normal = along.cross(up);
        double determinant = normal.dot(origin);
        int corners = project(face.outline(), origin, along, up);
        if (corners < 3 || Math.abs(determinant) < 1e-6) {
            return;
        }
        Linear u = new Linear(up.cross(origin).times(1 / determinant), camera);
        Linear v = new Linear(origin.cross(along).times(1 / determinant), camera);
        Linear nearness = new Linear(normal.times(1 / determinant), camera);
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < corners; i++) {
            top = Math.min(top, rows[i]);
            bottom = Math.max(bottom, rows[i]);
        }
        int last = (int) Math.min(height - 1, Math.ceil(bottom - 0.5) - 1);
        for (int row = (int) Math.max(0, Math.ceil(top - 0.5)); row <= last; row++) {
            if (cut(row + 0.5, corners)) {
                nearness.start(span.from, row);
                span.nearness = nearness.value;
                span.nearnessStep = nearness.step;
                u.start(span.from, row);
                span.u = u.value;
                span.uStep = u.step;
                v.start(span.from, row);
                span.v = v.value;
                span.vStep = v.step;
                int offset = row * width;
                span.from += offset;
                span.to += offset;
                sink.accept(face, span);
            }
        }
    }

    /** The corners on the raster, cut off where they come too near; returns how many there are. */
    private int project(double[] outline, Spot origin, Spot along, Spot up) {
        int corners = outline.length / 2;
        if (columns.length < corners + 2) {
            columns = new double[corners + 2];
            rows = new double[corners + 2];
        }
        int count = 0;
        Spot before = place(outline, corners - 1, origin, along, up);
        for (int i = 0; i < corners; i++) {
            Spot here = place(outline, i, origin, along, up);
            if (here.z() > NEAREST != before.z() > NEAREST) {
                double share = (NEAREST - before.z()) / (here.z() - before.z());
                count = corner(count, before.plus(here.minus(before).times(share)));
            }
            if (here.z() > NEAREST) {
                count = corner(count, here);
            }
            before = here;
        }
        return count;
    }

    private static Spot place(double[] outline, int corner, Spot origin, Spot along, Spot up) {
        double u = outline[2 * corner];
        double v = outline[2 * corner + 1];
        return new Spot(
                origin.x() + u * along.x() + v * up.x(),
                origin.y() + u * along.y() + v * up.y(),
                origin.z() + u * along.z() + v * up.z());
    }

    private int corner(int count, Spot seen) {
        columns[count] = camera.column(seen);
        rows[count] = camera.row(seen);
        return count + 1;
    }

    /** Sets the span to the samples of a row whose centres lie inside the outline; false if there are none. */
    private boolean cut(double row, int corners) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        int before = corners - 1;
        for (int i = 0; i < corners; before = i++) {
            if (rows[i] <= row != rows[before] <= row) {
                double share = (row - rows[i]) / (rows[before] - rows[i]);
                double column = columns[i] + share * (columns[before] - columns[i]);
                left = Math.min(left, column);
                right = Math.max(right, column);
            }
        }
        span.from = (int) Math.max(0, Math.ceil(left - 0.5));
        span.to = (int) Math.min(width, Math.ceil(right - 0.5));
        return span.from < span.to;
    }

    /** A function that is linear on the raster. */
    private static final class Linear {

        private final double step;
        private final double rowStep;
        private final double corner;
        private double value;

        Linear(Spot ofRay, Camera camera) {
            this.step = ofRay.x() / camera.focal();
            this.rowStep = -ofRay.y() / camera.focal();
            this.corner = ofRay.z() - step * (camera.centreX() - 0.5) - rowStep * (camera.centreY() - 0.5);
        }

        void start(int column, int row) {
            value = corner + step * column + rowStep * row;
        }
    }
}
