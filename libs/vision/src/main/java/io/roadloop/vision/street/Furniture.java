package io.roadloop.vision.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What stands on the pavements of a block: lamps, trees, signs, bollards, and the cars that park beside them. */
final class Furniture {

    private static final int[] METALS = {0x4A4E50, 0x6E7274, 0x2F3A34, 0x8A8E90, 0x5A4A3A};

    private final Course course;
    private final Block block;
    private final List<Prop> props = new ArrayList<>();

    private Furniture(Course course, Block block) {
        this.course = course;
        this.block = block;
    }

    /** Everything on both pavements of the block and at its crossing. */
    static List<Prop> along(Course course, Block block) {
        Furniture furniture = new Furniture(course, block);
        for (Side side : Side.values()) {
            SplittableRandom random = Hash.random(course.street().key(), block.number(), side.ordinal(), 40);
            furniture.lamps(side, random.split());
            furniture.trees(side, random.split());
            furniture.signs(side, random.split());
            furniture.bollards(side, random.split());
            furniture.parked(side, random.split());
            furniture.guards(side, random.split());
        }
        if (block.startGap() > 0) {
            furniture.corners(Hash.random(course.street().key(), block.number(), 41));
        }
        return furniture.props;
    }

    private Spot pavement(Side side, double station, double fromKerb) {
        return course.at(station, course.street().kerb(side) + side.sign() * fromKerb, Ground.KERB_HEIGHT);
    }

    private Spot across(double station) {
        return Frame.level(course.at(station, 0, 0), course.heading(station)).along();
    }

    private void lamps(Side side, SplittableRandom random) {
        int metal = METALS[(int) (METALS.length * Hash.unit(course.street().key(), 42))];
        double height = 5.5 + 2.5 * Hash.unit(course.street().key(), 43);
        for (double station = block.from() + 5 + side.ordinal() * 10; station < block.to(); station += 21) {
            Spot arm = across(station)
                    .times(-side.sign() * (1.2 + 0.6 * Hash.unit(course.street().key(), 44)));
            props.add(new Lamp(pavement(side, station, 0.5), arm, height, metal));
        }
        if (random.nextDouble() < 0.3) {
            for (double station = block.from() + 12; station < block.to(); station += 27) {
                props.add(new Post(pavement(side, station, course.street().pavement() - 0.4), 0.26, 8.5, 0x6A5746));
            }
        }
    }

    private void trees(Side side, SplittableRandom random) {
        double lot = random.nextDouble();
        if (lot < 0.45) {
            return;
        }
        double apart = random.nextDouble(8, 15);
        for (double station = block.from() + 9; station < block.to() - 4; station += apart) {
            if (random.nextDouble() < 0.8) {
                props.add(Tree.drawn(pavement(side, station, 0.9), true, random));
            }
        }
    }

    private void signs(Side side, SplittableRandom random) {
        for (double station = block.from() + 2.5; station < block.to() - 2; station += random.nextDouble(10, 20)) {
            if (random.nextDouble() < 0.8) {
                SignFace face = SignFace.drawn(random);
                props.add(new RoadSign(
                        pavement(side, station, 0.35), across(station), random.nextDouble(1.9, 2.5), face));
            }
        }
        if (random.nextDouble() < 0.6) {
            double station = block.to() - 7;
            props.add(new RoadSign(pavement(side, station, 1.3), across(station), 2.2, SignFace.directions(random)));
        }
    }

    private void bollards(Side side, SplittableRandom random) {
        if (random.nextDouble() < 0.5) {
            int metal = METALS[random.nextInt(METALS.length)];
            double to = Math.min(block.to(), block.from() + random.nextDouble(8, 20));
            for (double station = block.from() + 1.2; station < to; station += 1.8) {
                props.add(new Post(pavement(side, station, 0.3), 0.15, 1.0, metal));
            }
        }
    }

    /** The railing that keeps people off the road before a crossing. */
    private void guards(Side side, SplittableRandom random) {
        boolean guarded = block.endGap() > 0 && random.nextDouble() < 0.6;
        double from = block.to() - random.nextDouble(11, 20);
        long key = random.nextLong();
        for (double station = from; guarded && station < block.to() - 6; station += 3) {
            Spot near = pavement(side, station, 0.2);
            props.add(Fence.railing(near, pavement(side, Math.min(station + 3, block.to() - 5.5), 0.2), key));
        }
    }

    private void parked(Side side, SplittableRandom random) {
        if (!course.street().parking(side)) {
            return;
        }
        double busy = random.nextDouble(0.25, 0.95);
        double lateral = course.street().kerb(side) - side.sign() * 1.15;
        for (double station = block.from() + 7; station < block.to() - 7; station += random.nextDouble(5.6, 6.6)) {
            if (random.nextDouble() < busy) {
                double turn = side == Side.LEFT ? Math.PI : 0;
                double heading = course.heading(station) + turn + random.nextDouble(-0.03, 0.03);
                props.add(Car.drawn(course.at(station, lateral, 0), heading, false, random));
            }
        }
    }

    /** Lights at the crossing, and the buildings and trees along the street that crosses. */
    private void corners(SplittableRandom random) {
        boolean lights = random.nextDouble() < 0.7;
        double phase = random.nextDouble(24);
        double station = block.start();
        for (Side side : Side.values()) {
            if (lights) {
                props.add(new TrafficLight(pavement(side, block.from() + 0.8, 0.45), across(station), phase));
                props.add(new TrafficLight(
                        pavement(side, station - block.startGap() - 0.8, 0.45), across(station), phase));
            }
            Frame frame = Frame.level(course.at(station, 0, 0), course.heading(station));
            for (int row = 0; row < 2; row++) {
                double edge = (row == 0 ? 1 : -1) * (block.startGap() + 3.5);
                sideRow(frame, side, edge, random.split());
            }
            double end = side.sign() * random.nextDouble(58, 72);
            Building.Look look = Building.Look.drawn(Frontage.TERRACE, random);
            props.add(new Building(
                    frame.at(end, -18), frame.at(end, 18), frame.along().times(side.sign()), look));
        }
    }

    private void sideRow(Frame frame, Side side, double edge, SplittableRandom random) {
        double start = Math.abs(course.street().kerb(side)) + course.street().pavement() + 16;
        for (double out = start; out < 58; ) {
            double width = random.nextDouble(8, 14);
            if (random.nextDouble() < 0.7) {
                Spot near = frame.at(side.sign() * out, edge);
                Spot far = frame.at(side.sign() * (out + width), edge);
                Spot backwards = frame.up().times(Math.signum(edge));
                props.add(new Building(near, far, backwards, Building.Look.drawn(Frontage.TERRACE, random)));
            } else {
                props.add(Tree.drawn(frame.at(side.sign() * (out + 4), edge), false, random));
            }
            out += width;
        }
    }
}
