package io.roadloop.onnx;

/** A device that is none, or that ONNX Runtime cannot use. The message names what was asked for and what there is. */
public final class UnusableOnnxDeviceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableOnnxDeviceException(String message) {
        super(message);
    }
}
