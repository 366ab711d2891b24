package io.roadloop.graph.torch;

/** A device's name is malformed, or the machine has no such device. The message says what to use instead. */
public final class UnusableDeviceException extends RuntimeException {
    UnusableDeviceException(String message) {
        super(message);
    }
}
