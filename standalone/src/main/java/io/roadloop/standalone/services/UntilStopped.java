package io.roadloop.standalone.services;

import io.roadloop.embedded.ChildJvm;
import io.roadloop.kit.service.ExitCode;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits for a child's end; Ctrl-C ends the child in good order first. */
final class UntilStopped {

    private UntilStopped() {}

    /** @return 0 when it was stopped, 1 when it ended by itself */
    static int await(ChildJvm child) throws InterruptedException {
        AtomicBoolean asked = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.set(true);
                            child.close();
                        },
                        "stop-child"));
        try {
            int code = child.onExit().get();
            if (asked.get()) {
                return ExitCode.OK;
            }
            System.err.println("ended by itself with " + code + "; see " + child.logFile());
            return ExitCode.FAILED;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("the child's end cannot be watched", impossible);
        }
    }
}
