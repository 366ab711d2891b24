package io.roadloop.embedded;

import java.util.concurrent.TimeUnit;

/** A child for tests that does not end when it is asked to: its shutdown never comes to an end. */
public final class StubbornSleeper {

    private StubbornSleeper() {}

    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(StubbornSleeper::sleep));
        Sleeper.main(args);
    }

    private static void sleep() {
        try {
            TimeUnit.MINUTES.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
