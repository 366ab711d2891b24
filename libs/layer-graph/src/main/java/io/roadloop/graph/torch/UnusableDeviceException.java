package io.roadloop.graph.torch;

/** A device that is none, or that is not there. The message names what was asked for and what there is. */
public final class UnusableDeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableDeviceException(String message) {
        super(message);
    }

    UnusableDeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
