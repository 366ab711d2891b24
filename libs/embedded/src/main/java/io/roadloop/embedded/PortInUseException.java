package io.roadloop.embedded;

/** Somebody else listens on the port that was asked for. The message is one line: which port, and what to do. */
public final class PortInUseException extends RuntimeException {

    private final int port;

    PortInUseException(String what, int port) {
        super("port " + port + " for the " + what
                + " is in use: end the process that listens there, or give another port");
        this.port = port;
    }

    /** The port that was asked for. */
    public int port() {
        return port;
    }
}
