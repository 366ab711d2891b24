package io.roadloop.vision.street;

/**
 * What is seen where nothing of the street stands: clouds, and the town and its trees at the horizon.
 *
 * @param north which way the vehicle's street runs, radians to the right of north: the horizon stays where it is
 * @param time seconds, for the clouds move
 * @param overcast share of the sky that is cloud, in [0, 1]
 */
record Sky(int key, Lighting lighting, Spot sunward, double north, double time, double overcast) {

    private static final float DISTANT = 0.004f;

    /** Fills what is not drawn yet; all samples of a pixel get the same, for the sky is soft and large. */
    void fill(Canvas canvas, Camera camera) {
        for (int row = 0; row < canvas.height; row += Canvas.FINE) {
            for (int column = 0; column < canvas.width; column += Canvas.FINE) {
                int sample = row * canvas.width + column;
                boolean top = canvas.nearness[sample] == 0 || canvas.nearness[sample + 1] == 0;
                int below = sample + canvas.width;
                if (top || canvas.nearness[below] == 0 || canvas.nearness[below + 1] == 0) {
                    fill(canvas, sample, look(camera.ray(column + 1, row + 1)));
                }
            }
        }
    }

    /** What is seen in one direction. */
    private record Seen(RoadClass kind, int paint, float nearness, int sun) {}

    private static void fill(Canvas canvas, int sample, Seen seen) {
        for (int y = 0; y < Canvas.FINE; y++) {
            for (int i = sample + y * canvas.width; i < sample + y * canvas.width + Canvas.FINE; i++) {
                if (canvas.nearness[i] == 0) {
                    canvas.kind[i] = seen.kind().index();
                    canvas.paint[i] = seen.paint();
                    canvas.nearness[i] = seen.nearness();
                    canvas.sun[i] = (byte) seen.sun();
                }
            }
        }
    }

    private Seen look(Spot ray) {
        float elevation = (float) (ray.y() / Math.sqrt(ray.x() * ray.x() + ray.z() * ray.z()));
        // Good to a hundredth inside the field of view, and far quicker than the arc tangent.
        double slope = ray.x() / ray.z();
        float azimuth = (float) (north + slope * (1 - 0.28 * slope * slope));
        if (elevation < 0) {
            float nearness = Math.max(0.002f, -elevation / 1.5f);
            return new Seen(RoadClass.PAVEMENT, Paint.of(120, 116, 106), nearness, 120);
        }
        float roofs = elevation < 0.1f ? roofs(azimuth) : 0;
        float crowns = elevation < 0.1f ? crowns(azimuth) : 0;
        if (elevation < Math.max(roofs, crowns)) {
            return crowns > roofs
                    ? new Seen(RoadClass.TREE, distantLeaves(azimuth, elevation), DISTANT, 110)
                    : new Seen(RoadClass.BUILDING, distantWall(azimuth, elevation), DISTANT, 110);
        }
        return new Seen(RoadClass.SKY, Paint.glowing(colour(azimuth, elevation, ray), 1), 0, 0);
    }

    private float crowns(float azimuth) {
        return 0.012f + 0.05f * Noise.cloud(azimuth * 14 + key, key) * Noise.at(azimuth * 3, key + 7f);
    }

    private static int distantLeaves(float azimuth, float elevation) {
        return Paint.scale(Paint.of(72, 92, 62), 0.8f + 0.4f * Noise.at(azimuth * 160, elevation * 160));
    }

    private float roofs(float azimuth) {
        int block = (int) Math.floor(azimuth * 22);
        float lot = Hash.unit(key, block, 1);
        return lot < 0.3f ? 0 : 0.02f + 0.075f * Hash.unit(key, block, 2) * Noise.at(azimuth * 2, key);
    }

    private int distantWall(float azimuth, float elevation) {
        int block = (int) Math.floor(azimuth * 22);
        int wall = Paint.scale(Paint.of(150, 142, 136), 0.7f + 0.5f * Hash.unit(key, block, 3));
        int column = (int) Math.floor(azimuth * 200);
        int floor = (int) (elevation * 160);
        boolean lit = Hash.unit(key, column, floor + 50) < 0.3 * lighting.lamps();
        return lit ? Paint.glowing(Paint.of(235, 190, 120), 0.8f) : wall;
    }

    private int colour(float azimuth, float elevation, Spot ray) {
        float height = Math.min(1, elevation * 1.7f);
        float rise = height * (2 - height);
        Lighting.Rgb clear = lighting.horizon().towards(lighting.zenith(), rise);
        float drift = (float) (time * 0.01) + key % 64;
        float cloud = Noise.cloud(azimuth * 4.5f + drift, elevation * 10 + 0.3f * drift);
        float cover = (float) Math.max(0, Math.min(1, (cloud - 0.62 + 0.45 * overcast) * 4));
        float shade = 0.75f + 0.5f * cloud;
        Lighting.Rgb white =
                lighting.horizon().towards(lighting.ambient().times(1.5), 0.5).times(shade);
        Lighting.Rgb mixed = clear.towards(white, cover * 0.85);
        double towards = ray.dot(sunward) / ray.length();
        double glare = Math.max(0, towards);
        glare = glare * glare * glare * glare;
        glare = glare * glare * 0.8;
        return Paint.of(
                (int) (255 * (mixed.red() + glare * lighting.sun().red())),
                (int) (255 * (mixed.green() + glare * lighting.sun().green())),
                (int) (255 * (mixed.blue() + glare * lighting.sun().blue())));
    }
}
