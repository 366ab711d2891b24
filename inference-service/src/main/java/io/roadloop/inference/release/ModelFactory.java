package io.roadloop.inference.release;

/**
 * Turns the inspected bytes of a model into something that serves: loaded, tried and warm.
 *
 * @param <M> what serves; owns native memory
 */
public interface ModelFactory<M extends AutoCloseable> {

    /**
     * Loads a model.
     *
     * @param release what the model claims to be
     * @param onnx its file, digest and structure checked
     * @throws ReleaseRefusedException if it does not load, or not behave as claimed
     */
    M load(Release release, byte[] onnx) throws ReleaseRefusedException;
}
