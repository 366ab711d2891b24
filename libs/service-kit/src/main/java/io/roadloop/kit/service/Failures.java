package io.roadloop.kit.service;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.settings.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what was thrown into what is shown and an exit code. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * One line on stderr for a user's error, a logged cause for anything else.
     *
     * @param name the command's, begins the line
     * @return the exit code
     */
    public static int report(String name, Throwable failure) {
        if (failure instanceof UserErrorException) {
            System.err.println(name + ": " + failure.getMessage());
            LOG.debug("Cause of the error above", failure);
            return ExitCode.BAD_INPUT;
        }
        LOG.error("{} failed", name, failure);
        return ExitCode.FAILED;
    }

    /** What a failure says, on one line and with secrets masked. */
    public static String oneLine(Throwable failure) {
        return Secrets.masked(String.valueOf(failure.getMessage()).replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }
}
