package io.roadloop.onnx;

/** ONNX Runtime does not take a file, or a model fails on a frame. */
public final class OnnxFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OnnxFailedException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
