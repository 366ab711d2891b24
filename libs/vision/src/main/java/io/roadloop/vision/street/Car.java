package io.roadloop.vision.street;

import java.util.SplittableRandom;

/**
 * A motor vehicle: its outline from the side, drawn out to its width.
 *
 * @param middle of it, on the ground
 * @param heading the way it points, radians to the right of ahead
 * @param driving whether its lights are on when it is dark
 */
record Car(Spot middle, double heading, CarShape shape, int colour, boolean driving, int key) implements Prop {

    private static final int[] COLOURS = {
        0xC8CACC, 0xE8E8E4, 0x303236, 0x6E7276, 0x9E2A2A, 0x2A4A86, 0x27503A, 0xB9AE98, 0x8FA6B8, 0x4A3430, 0xC77F2A,
        0x1F2024, 0x7A8C6A, 0xA9ABAD
    };

    /** A private car, now and then a van. */
    static Car drawn(Spot middle, double heading, boolean driving, SplittableRandom random) {
        double lot = random.nextDouble();
        CarShape shape = lot < 0.32 ? CarShape.HATCHBACK : lot < 0.62 ? CarShape.SALOON : CarShape.ESTATE;
        return new Car(
                middle, heading, lot < 0.9 ? shape : CarShape.VAN, colour(random), driving, random.nextInt(1 << 16));
    }

    /** Any vehicle, buses and lorries too. */
    static Car inTraffic(Spot middle, double heading, SplittableRandom random) {
        double lot = random.nextDouble();
        if (lot < 0.82) {
            return drawn(middle, heading, true, random);
        }
        CarShape shape = lot < 0.91 ? CarShape.BUS : CarShape.LORRY;
        return new Car(middle, heading, shape, colour(random), true, random.nextInt(1 << 16));
    }

    private static int colour(SplittableRandom random) {
        return Paint.scale(COLOURS[random.nextInt(COLOURS.length)], (float) random.nextDouble(0.85, 1.1));
    }

    @Override
    public void enter(Stage stage) {
        double lights = driving ? stage.lighting().headlights() : 0;
        Frame ground = Frame.level(middle.at(0), heading);
        double half = shape.width() / 2;
        double reach = shape.length() / 2;
        CarFlank flank = new CarFlank(shape, colour, (float) lights, key);
        for (double side : new double[] {-half, half}) {
            Spot rear = ground.at(side, -reach);
            stage.wall(RoadClass.CAR, rear, ground.at(side, reach), shape.height(), flank);
            stage.castShadow(rear, ground.at(side, reach), shape.height() * 0.92, Shade.DEEP);
        }
        stage.castShadow(ground.at(-half, -reach), ground.at(half, -reach), shape.belt(), Shade.DEEP);
        stage.castShadow(ground.at(-half, reach), ground.at(half, reach), shape.belt(), Shade.DEEP);
        for (int i = 1; i < shape.u().length; i++) {
            panel(stage, ground, i, (float) lights);
        }
        CarEnd rear = new CarEnd((float) half, shape.v()[1] - 0.2f, colour, shape.wheel(), false, (float) lights);
        CarEnd front = new CarEnd((float) half, bonnet() - 0.2f, colour, shape.wheel(), true, (float) lights);
        end(stage, ground, -reach, shape.v()[1], rear);
        end(stage, ground, reach, bonnet(), front);
        stage.dark(
                ground,
                Face.rectangle(-half - 0.2, half + 0.2, -reach - 0.2, reach + 0.2),
                Shade.below(half + 0.2, reach + 0.2));
        glow(stage, ground, half, reach, lights);
    }

    private float bonnet() {
        return shape.v()[shape.v().length - 2];
    }

    /** One piece of the outline, drawn out from side to side. */
    private void panel(Stage stage, Frame ground, int i, float lights) {
        double reach = shape.length() / 2;
        Spot from = ground.at(0, shape.u()[i - 1] - reach).plus(0, shape.v()[i - 1], 0);
        Spot to = ground.at(0, shape.u()[i] - reach).plus(0, shape.v()[i], 0);
        double length = to.minus(from).length();
        double half = shape.width() / 2;
        boolean glass = shape.glass()[i - 1];
        float edge = (float) half - 0.13f;
        Surface surface = (u, v, footprint) -> {
            boolean pane = glass && Math.abs(u) < edge && v > 0.06f && v < length - 0.05f;
            if (!pane) {
                return Paint.scale(colour, 0.94f + 0.1f * Noise.at(u, v));
            }
            float sky = 0.25f + 0.6f * (float) (v / length) * Noise.at(u * 0.8f + key % 11, v);
            return Paint.of((int) (30 + 105 * sky), (int) (36 + 116 * sky), (int) (44 + 124 * sky));
        };
        stage.face(
                RoadClass.CAR,
                new Frame(from, ground.along(), to.minus(from).unit()),
                Face.rectangle(-half, half, 0, length),
                surface);
    }

    private void end(Stage stage, Frame ground, double ahead, double height, CarEnd end) {
        double half = shape.width() / 2;
        stage.face(
                RoadClass.CAR,
                new Frame(ground.at(0, ahead), ground.along(), new Spot(0, 1, 0)),
                Face.rectangle(-half, half, 0, height),
                end);
    }

    private void glow(Stage stage, Frame ground, double half, double reach, double lights) {
        if (lights < 0.05) {
            return;
        }
        boolean coming = ground.up().dot(middle) < 0;
        double ahead = coming ? reach + 0.05 : -reach - 0.05;
        double height = coming ? 0.62 : 0.8;
        Lighting.Rgb colour = coming
                ? Lighting.Rgb.of(1, 0.95, 0.82).times(lights)
                : Lighting.Rgb.of(0.75, 0.07, 0.05).times(lights);
        for (double side : new double[] {-half + 0.25, half - 0.25}) {
            stage.glow(ground.at(side, ahead).plus(0, height, 0), coming ? 0.55 : 0.3, colour);
        }
        if (coming) {
            stage.pool(ground.at(0, reach + 5), 5, 0.4 * lights);
        } else {
            stage.pool(ground.at(0, -reach - 1), 2.2, 0.12 * lights);
        }
    }
}
