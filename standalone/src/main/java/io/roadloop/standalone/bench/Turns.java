package io.roadloop.standalone.bench;

import io.roadloop.kit.UserErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times things in turns, so that they all see the same machine.
 *
 * @param runs how often each is timed
 * @param budget after which no further turn begins, once each has had its warm-up and {@value #FEWEST} runs
 */
record Turns(int runs, Duration budget) {

    static final int FEWEST = 2;

    /** How many turns at most run before the first that is timed. */
    static final int WARM_UP = 3;
    /** Of the budget, for the warm-up. */
    private static final int WARM_UP_SHARE = 5;

    Turns {
        if (runs < 1) {
            throw new UserErrorException("--runs " + runs + ": must be at least 1");
        }
        if (budget.isNegative() || budget.isZero()) {
            throw new UserErrorException("--budget " + budget.toSeconds() + ": must be at least 1");
        }
    }

    /** One timing each, in the order of the works. */
    List<Timing> time(List<Runnable> works) {
        long began = System.nanoTime();
        for (int turn = 0; turn < WARM_UP && (turn == 0 || passed(began) < budget.toNanos() / WARM_UP_SHARE); turn++) {
            works.forEach(Runnable::run);
        }
        List<List<Double>> millis = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
                .limit(works.size())
                .toList();
        for (int turn = 0; turn < runs && (turn < FEWEST || passed(began) < budget.toNanos()); turn++) {
            for (int work = 0; work < works.size(); work++) {
                long before = System.nanoTime();
                works.get(work).run();
                millis.get(work).add(passed(before) / 1e6);
            }
        }
        return millis.stream().map(Timing::of).toList();
    }

    private static long passed(long since) {
        return System.nanoTime() - since;
    }
}
