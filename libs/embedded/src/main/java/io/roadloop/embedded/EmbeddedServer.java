package io.roadloop.embedded;

/** A server in a child JVM, listening on the loopback address. Owns the child: closing ends it within seconds. */
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedBroker, EmbeddedRegistry {

    private final ChildJvm child;
    private final int port;

    EmbeddedServer(ChildJvm child, int port) {
        this.child = child;
        this.port = port;
    }

    /** What clients are given to find it. */
    public abstract String address();

    public int port() {
        return port;
    }

    public long pid() {
        return child.pid();
    }

    /** The process, to watch or to kill. */
    public ChildJvm child() {
        return child;
    }

    @Override
    public void close() {
        child.close();
    }
}
