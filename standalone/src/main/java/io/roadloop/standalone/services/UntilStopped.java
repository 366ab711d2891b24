package io.roadloop.standalone.services;

import io.roadloop.embedded.ChildJvm;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.ending.StopRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a child's end; Ctrl-C and SIGTERM end the child in good order first, a second one at once. */
final class UntilStopped {

    private UntilStopped() {}

    /** @return as of a service: 128 and the signal's number when it was stopped, 1 when it ended by itself */
    static int await(ChildJvm child) throws InterruptedException {
        try (StopRequest stop = new StopRequest()) {
            CompletableFuture<Integer> ended = child.onExit();
            CompletableFuture.anyOf(stop.exitCode(), ended).get();
            if (stop.wished()) {
                child.close();
                return stop.exitCode().get();
            }
            System.err.println("ended by itself with " + ended.get() + "; see " + child.logFile());
            return ExitCode.FAILED;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("the child's end cannot be watched", impossible);
        }
    }
}
