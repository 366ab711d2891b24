package io.roadloop.standalone.study;

import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.step.StepReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** One calm line now and then: which row, how far, how good, how long still. */
final class StudyProgress {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final PrintWriter out;
    private final InstantSource clock;
    private final int rows;
    private String where = "";
    private int row;
    private Instant rowBegan;
    private Instant said;
    private String score = "-";

    StudyProgress(PrintWriter out, InstantSource clock, int rows) {
        this.out = out;
        this.clock = clock;
        this.rows = rows;
        this.rowBegan = clock.instant();
        this.said = rowBegan;
    }

    /** Something to know before rows begin. */
    void remark(String what) {
        say("%s", what);
    }

    /** The rows to come are of that cell, one of a grid of several. */
    void enter(Cell cell) {
        where = cell.key() + "  ";
    }

    /** The next row. */
    void begin() {
        row++;
        rowBegan = clock.instant();
        said = rowBegan;
        score = "-";
    }

    void kept(StudyRow kept) {
        say("row %d/%d  %s%s  kept from before: %s", row, rows, where, kept.label(), kept.outcome());
    }

    void step(Recipe recipe, long seed, StepReport report) {
        Instant now = clock.instant();
        if (Duration.between(said, now).compareTo(EVERY) < 0) {
            return;
        }
        said = now;
        int done = report.clock().step() + 1;
        int steps = report.clock().steps();
        double spent = Duration.between(rowBegan, now).toMillis() / 1000.0;
        // The rows to come are taken to be like this one: recipes differ, but the first guess should not.
        double left = spent / done * (steps - done) + spent / done * steps * (rows - row);
        say(
                "row %d/%d  %s%s, seed %d  step %d/%d  loss %.3f  mIoU %s  %.0f ms/step  about %.0f min left",
                row,
                rows,
                where,
                recipe.name(),
                seed,
                done,
                steps,
                report.loss(),
                score,
                report.took().toNanos() / 1e6,
                Math.ceil(left / 60));
    }

    /** A cell of the grid is done. */
    void finished(CellResult done) {
        say("%n%s%n%n%s", done.title(), StudyTable.recipes(done));
    }

    void scored(double miou) {
        score = String.format(Locale.ROOT, "%.1f", miou);
    }

    void finished(StudyRow done) {
        say(
                "row %d/%d  %s%s  %s after %.0f s, %.0f ms/step",
                row, rows, where, done.label(), done.outcome(), done.seconds(), done.stepMillisMedian());
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
