package io.roadloop.standalone.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One calm line: rewritten in place on a terminal, a new line now and then elsewhere. For several threads at once. */
final class DemoLine {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private Duration lastPrinted = Duration.ofSeconds(-10);
    private Duration lastTime = Duration.ZERO;
    private long lastFrames;

    DemoLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void show(Duration elapsed, Duration whole, StreamWatch.Sight sight) {
        boolean due = elapsed.minus(lastPrinted).compareTo(BETWEEN_LINES) >= 0;
        if (!terminal && !due) {
            return;
        }
        String line = line(elapsed, whole, sight);
        if (due) {
            lastTime = elapsed;
            lastFrames = sight.framesDone();
            lastPrinted = elapsed;
        }
        if (terminal) {
            out.print("\r\033[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** A sentence of its own, above the line. */
    synchronized void say(String sentence) {
        out.println((terminal ? "\r\033[K" : "") + sentence);
    }

    private String line(Duration elapsed, Duration whole, StreamWatch.Sight sight) {
        double seconds = Math.max(1, elapsed.minus(lastTime).toMillis() / 1000.0);
        double rate = (sight.framesDone() - lastFrames) / seconds;
        String model = sight.newest()
                .map(release -> String.format(
                        Locale.ROOT,
                        "release %d  canary mIoU %.1f %%",
                        release.getNumber(),
                        100 * release.getScores().getMiou()))
                .orElse("release -  (first round)");
        return String.format(
                Locale.ROOT,
                "%s / %s  frames %d  segmented %.1f/s  lag %d  %s",
                clock(elapsed),
                clock(whole),
                sight.framesIn(),
                Math.max(0, rate),
                sight.lag(),
                model);
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
