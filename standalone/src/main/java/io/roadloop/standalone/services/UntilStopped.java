package io.roadloop.standalone.services;

import io.roadloop.embedded.ChildJvm;
import java.util.concurrent.ExecutionException;

/** Waits for a child's end; Ctrl-C ends the child in good order first. */
final class UntilStopped {

    private UntilStopped() {}

    /** @return 0 when it was stopped, 1 when it ended by itself */
    static int await(ChildJvm child) throws InterruptedException {
        Thread stop = new Thread(child::close, "stop-child");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            int code = child.onExit().get();
            System.err.println("ended by itself with " + code + "; see " + child.logFile());
            return 1;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("the child's end cannot be watched", impossible);
        }
    }
}
