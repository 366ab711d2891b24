package io.roadloop.vision.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whoever moves. Each lane is an endless row of places that moves as a whole, with someone in most of them: where a car
 * is at any tick follows without having lived through the ticks before, and no two of a row collide.
 */
final class Traffic {

    private static final double VIEW = 130;

    private final Course course;
    private final double ticks;
    private final double seconds;
    private final List<Prop> props = new ArrayList<>();

    private Traffic(Course course, long tick) {
        this.course = course;
        this.ticks = tick;
        this.seconds = tick / Street.TICKS_PER_SECOND;
    }

    static List<Prop> at(Course course, long tick) {
        Traffic traffic = new Traffic(course, tick);
        traffic.ahead();
        traffic.oncoming();
        for (Side side : Side.values()) {
            traffic.bicyclists(side);
            traffic.walkers(side, 1);
            traffic.walkers(side, -1);
        }
        traffic.crossing();
        return traffic.props;
    }

    /** Two cars in the vehicle's own lane; the gaps breathe, and never close. */
    private void ahead() {
        long key = Hash.of(course.street().key(), 50);
        double even = course.street().evenStation(ticks);
        double gap = 50 + 26 * StrictMath.sin(ticks / 97 + key % 7);
        for (int i = 0; i < 2; i++) {
            double station = even + gap + i * (26 + 12 * StrictMath.sin(ticks / 141 + i));
            Spot middle = course.at(station, Street.LANE / 2, 0);
            props.add(Car.inTraffic(middle, course.heading(station), Hash.random(key, i)));
        }
    }

    private void oncoming() {
        row(
                51,
                27,
                -9.5,
                0.62,
                (key, station) -> props.add(Car.inTraffic(
                        course.at(station, -Street.LANE / 2, 0), course.heading(station) + Math.PI, Hash.random(key))));
    }

    private void bicyclists(Side side) {
        double speed = side.sign() * 4.6;
        row(52 + side.ordinal(), 24, speed, 0.6, (key, station) -> {
            double lateral = side.sign() * (Street.LANE - 0.45 + 0.3 * Hash.unit(key, 1));
            double heading = course.heading(station) + (side == Side.LEFT ? Math.PI : 0);
            props.add(new Bicyclist(course.at(station, lateral, 0), heading, seconds * 6 + key % 6, key));
        });
    }

    private void walkers(Side side, int way) {
        row(60 + 4 * side.ordinal() + way, 9, way * 1.35, 0.55, (key, station) -> {
            double width = course.street().pavement();
            double lateral = course.street().kerb(side) + side.sign() * (0.7 + (width - 1.1) * Hash.unit(key, 2));
            double heading = course.heading(station) + (way < 0 ? Math.PI : 0);
            walker(course.at(station, lateral, Ground.KERB_HEIGHT), heading, key);
            if (Hash.unit(key, 3) < 0.3) {
                walker(course.at(station + 0.25, lateral + 0.62, Ground.KERB_HEIGHT), heading, key + 1);
            }
        });
    }

    private void walker(Spot foot, double heading, long key) {
        props.add(new Pedestrian(foot, heading, seconds * 5.5 + key % 6, key));
    }

    /** People and cars that cross ahead of the vehicle, and are over before it comes. */
    private void crossing() {
        Street street = course.street();
        long here = street.blockAt(course.station());
        for (long block = here; block <= here + 2; block++) {
            double gap = street.edge(block) - course.station();
            if (street.crossing(block) > 0 && gap > 6) {
                double zebra = street.edge(block) - street.crossing(block) - 1.9;
                for (int i = 0; i < 3; i++) {
                    across(Hash.of(street.key(), block, 70 + i), zebra + 0.7 * i - 0.7, gap);
                }
                carAcross(Hash.of(street.key(), block, 80), street.edge(block), gap);
            }
        }
    }

    private void across(long key, double station, double gap) {
        if (Hash.unit(key, 1) < 0.3) {
            return;
        }
        double way = Hash.unit(key, 2) < 0.5 ? 1 : -1;
        double done = (40 + 12 * Hash.unit(key, 3) - gap) / 26;
        double lateral = way * 7.5 * Math.max(-1, Math.min(1, 2 * done - 1));
        double height = Math.abs(lateral) > 5.8 ? Ground.KERB_HEIGHT : 0;
        walker(course.at(station, lateral, height), course.heading(station) + way * Math.PI / 2, key);
    }

    private void carAcross(long key, double station, double gap) {
        if (Hash.unit(key, 1) < 0.45) {
            return;
        }
        double way = Hash.unit(key, 2) < 0.5 ? 1 : -1;
        double lateral = way * (120 - 2.4 * (gap + 20) - 20);
        double heading = course.heading(station);
        Spot middle = Frame.level(course.at(station, 0, 0), heading).at(lateral, -way * 1.7);
        boolean bicycle = Hash.unit(key, 3) < 0.35;
        props.add(
                bicycle
                        ? new Bicyclist(middle, heading + way * Math.PI / 2, seconds * 6, key)
                        : Car.inTraffic(middle, heading + way * Math.PI / 2, Hash.random(key)));
    }

    /**
     * Fills a moving row with whoever is in view.
     *
     * @param apart metres between two places
     * @param speed of the row along the street, metres a second
     * @param busy share of the places that someone is in
     */
    private void row(long which, double apart, double speed, double busy, Placed placed) {
        long street = Hash.of(course.street().key(), which);
        double moved = speed * seconds;
        long first = (long) Math.floor((course.station() - 12 - moved) / apart);
        long last = (long) Math.ceil((course.station() + VIEW - moved) / apart);
        for (long place = first; place <= last; place++) {
            long key = Hash.of(street, place);
            SplittableRandom random = Hash.random(key, 9);
            if (random.nextDouble() < busy) {
                placed.at(key, (place + 0.45 * random.nextDouble()) * apart + moved);
            }
        }
    }

    private interface Placed {
        void at(long key, double station);
    }
}
