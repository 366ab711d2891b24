package io.roadloop.standalone.measure;

import io.roadloop.kit.UserErrorException;
import picocli.CommandLine.Option;

/** The bar of a command that scores models. */
public final class MiouBar {

    @Option(
            names = "--minimum-miou",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Mean IoU below which the exit status is 1, in [0, 100]. Default: ${DEFAULT-VALUE}.")
    private double percent;

    /** @throws UserErrorException if the bar is no percentage; to be called before anything is measured */
    public void check() {
        if (!(percent >= 0 && percent <= 100)) {
            throw new UserErrorException("--minimum-miou is " + percent + ": must lie in [0, 100]");
        }
    }

    /** Whether a mean IoU passes, in percent. */
    public boolean isReachedBy(double miouPercent) {
        return miouPercent >= percent;
    }

    /** As a setting of the measurement. */
    @Override
    public String toString() {
        return String.valueOf(percent);
    }
}
