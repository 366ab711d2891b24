package io.roadloop.vision.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Builds one side of a block: its houses, gardens, fences and trees behind the pavement. */
final class Frontages {

    private final Course course;
    private final Block block;
    private final Side side;
    private final SplittableRandom random;
    private final double line;
    private final List<Prop> props = new ArrayList<>();

    private Frontages(Course course, Block block, Side side) {
        this.course = course;
        this.block = block;
        this.side = side;
        this.random = Hash.random(course.street().key(), block.number(), side.ordinal(), 30);
        this.line = Math.abs(course.street().kerb(side)) + course.street().pavement();
    }

    /** What stands along this side of the block. */
    static List<Prop> along(Course course, Block block, Side side) {
        Frontages built = new Frontages(course, block, side);
        Frontage frontage = course.street().district().frontage(built.random.nextDouble());
        switch (frontage) {
            case HOUSES:
                built.houses();
                break;
            case PARK:
                built.park();
                break;
            default:
                built.row(frontage);
        }
        return built.props;
    }

    private void row(Frontage frontage) {
        double setback = frontage == Frontage.OFFICES ? random.nextDouble(0.5, 3) : 0;
        double station = block.from() + 0.6;
        while (station < block.to() - 6) {
            double width = frontage == Frontage.OFFICES ? random.nextDouble(16, 32) : random.nextDouble(7, 14);
            double end = Math.min(station + width, block.to() - 0.6);
            building(station, end, line + setback, Building.Look.drawn(frontage, random));
            station = end;
            if (random.nextDouble() < 0.22) {
                double gap = random.nextDouble(3.5, 8);
                yard(station, Math.min(station + gap, block.to()));
                station += gap;
            }
        }
    }

    private void houses() {
        double setback = random.nextDouble(3.5, 6.5);
        boolean hedges = random.nextDouble() < 0.35;
        double station = block.from() + 1;
        while (station < block.to() - 7) {
            double end = Math.min(station + random.nextDouble(8, 13), block.to() - 1);
            building(station, end, line + setback, Building.Look.drawn(Frontage.HOUSES, random));
            double gap = random.nextDouble(2.5, 7);
            long lot = random.nextLong();
            border(station - 0.8, end - 1.5, hedges != random.nextDouble() < 0.2, lot);
            border(end - 0.3, end + gap - 0.8, hedges, lot);
            if (random.nextDouble() < 0.75) {
                tree(station + random.nextDouble(2, 7), line + random.nextDouble(1.2, 2.6), false);
            }
            tree(end + gap / 2, line + setback + random.nextDouble(2, 9), false);
            station = end + gap;
        }
    }

    private void park() {
        boolean hedge = random.nextDouble() < 0.25;
        long lot = random.nextLong();
        border(block.from() + 0.5, block.to() - 0.5, hedge, lot);
        for (double station = block.from() + 2; station < block.to() - 1; station += random.nextDouble(3.5, 8)) {
            tree(station, line + random.nextDouble(1.8, 7), false);
            tree(station + 2, line + random.nextDouble(9, 20), false);
        }
        hedge(block.from() + 1, block.to() - 1, line + 8.5, 2.4, random.nextInt(1 << 16));
    }

    /** The gap between two buildings: a fence, something green behind it, a wall at the back. */
    private void yard(double from, double to) {
        long lot = random.nextLong();
        border(from, to, random.nextDouble() < 0.15, lot);
        tree((from + to) / 2, line + random.nextDouble(3, 7), false);
        Building.Look look = Building.Look.drawn(Frontage.TERRACE, random);
        building(from - 3, to + 3, line + random.nextDouble(13, 18), look);
    }

    private void building(double from, double to, double lateral, Building.Look look) {
        double signed = side.sign() * lateral;
        Spot left = course.at(from, signed, 0);
        Spot right = course.at(to, signed, 0);
        Spot along = right.minus(left).unit();
        Spot backwards = new Spot(along.z(), 0, -along.x()).times(side.sign());
        props.add(new Building(left, right, backwards, look));
    }

    /** A fence or a hedge at the back of the pavement, in pieces that follow the bend. */
    private void border(double from, double to, boolean hedge, long lot) {
        if (hedge) {
            hedge(from, to, line + 0.25, 0.9 + 0.8 * Hash.unit(lot, 1), (int) (lot & 0xFFFF));
            return;
        }
        boolean park = to - from > 20;
        for (double piece = from; piece < to; piece += 5) {
            Spot near = course.at(piece, side.sign() * (line + 0.1), Ground.KERB_HEIGHT);
            Spot far = course.at(Math.min(piece + 5, to), side.sign() * (line + 0.1), Ground.KERB_HEIGHT);
            props.add(park ? Fence.railing(near, far, lot) : Fence.drawn(near, far, lot));
        }
    }

    private void hedge(double from, double to, double lateral, double height, int key) {
        int leaf = Paint.scale(0x4C6A38, 0.8f + 0.4f * Hash.unit(key, 3, 4));
        for (double piece = from; piece < to; piece += 6) {
            Spot near = course.at(piece, side.sign() * lateral, 0);
            Spot far = course.at(Math.min(piece + 6, to), side.sign() * lateral, 0);
            props.add(new Hedge(near, far, height, leaf, key + (int) Math.round(piece - from)));
        }
    }

    private void tree(double station, double lateral, boolean street) {
        props.add(Tree.drawn(course.at(station, side.sign() * lateral, 0), street, random));
    }
}
