package io.roadloop.inference.release;

/**
 * Holds a borrowed resource open; close it to give the resource back.
 *
 * <p>Closing an ONNX Runtime session while another thread is inside {@code run} takes the JVM down (seen within 200
 * swaps), so nobody touches a session without a lease.
 *
 * @param <T> what is borrowed
 */
public final class Lease<T extends AutoCloseable> implements AutoCloseable {

    private final Counted<T> counted;
    private boolean returned;

    Lease(Counted<T> counted) {
        this.counted = counted;
    }

    /** The resource; valid until this lease is closed. */
    public T get() {
        if (returned) {
            throw new IllegalStateException("the lease was returned: borrow again");
        }
        return counted.resource();
    }

    /** Gives the resource back; the last to do so after a swap closes it. A second call does nothing. */
    @Override
    public void close() {
        if (!returned) {
            returned = true;
            counted.release();
        }
    }
}
