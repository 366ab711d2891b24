package io.roadloop.trainer.publish;

import io.roadloop.onnx.Predictor;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ParityReport;

/**
 * A round's model as the file that would be served, loaded. Owns a session: close it.
 *
 * @param onnx the file; not copied
 * @param digest of the file
 * @param predictor the file at work
 * @param parity with the network it came from, and what pruning that one did
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its digest.
public record Candidate(byte[] onnx, ModelDigest digest, Predictor predictor, ParityReport parity)
        implements AutoCloseable {

    @Override
    public void close() {
        predictor.close();
    }
}
