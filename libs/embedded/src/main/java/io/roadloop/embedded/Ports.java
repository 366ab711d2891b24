package io.roadloop.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
public final class Ports {

    /** Below Linux's ephemeral range (32768 and up), so that no outgoing connection takes a port between two runs. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    /** By this process: one may be drawn before another is listened on. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * The port asked for, or a free one where 0 is asked for.
     *
     * @throws PortInUseException if the port asked for is taken
     */
    static int claim(String what, int asked) {
        if (asked == 0) {
            return free(what);
        }
        requireFree(what, asked);
        GIVEN.add(asked);
        return asked;
    }

    /**
     * Looks before anything is started or deleted that the port asked for is free; 0 always is.
     *
     * @param what who is to listen there, for the message
     * @throws PortInUseException if it is taken
     */
    public static void requireFree(String what, int asked) {
        if (asked != 0 && !isFree(asked)) {
            throw new PortInUseException(what, asked);
        }
    }

    private static int free(String what) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port for the " + what + " between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
