package io.roadloop.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An exported model, loaded. Owns native memory: close it, never while another thread is inside {@link #run}, which
 * takes the JVM down. Several threads may run it, each with a workspace of its own.
 */
public final class OnnxSession implements AutoCloseable {
    private final OrtSession session;

    OnnxSession(OrtSession session) {
        this.session = session;
    }

    /**
     * Runs the model on the workspace's frames; its outputs hold the answers then.
     *
     * @throws OnnxFailedException if the model fails, or does not give those outputs in those shapes
     */
    public void run(Workspace workspace) {
        try {
            session.run(workspace.inputs(), workspace.outputs()).close();
        } catch (OrtException e) {
            throw new OnnxFailedException("the model fails on " + workspace, e);
        }
    }

    /**
     * Runs a head: a model that reads maps and no frames.
     *
     * @param inputs by their names in the file
     * @return a copy of that output
     * @throws OnnxFailedException if the model fails, or has not these inputs or that output
     */
    public FloatMaps run(Map<String, FloatMaps> inputs, String output) {
        Map<String, OnnxTensor> bound = new HashMap<>();
        try {
            for (Map.Entry<String, FloatMaps> input : inputs.entrySet()) {
                FloatMaps maps = input.getValue();
                bound.put(
                        input.getKey(),
                        OnnxTensor.createTensor(
                                OnnxRuntime.environment(), FloatBuffer.wrap(maps.values()), maps.shape()));
            }
            try (OrtSession.Result result = session.run(bound, Set.of(output))) {
                OnnxTensor given = (OnnxTensor) result.get(0);
                float[] values = new float[Math.toIntExact(given.getInfo().getNumElements())];
                given.getFloatBuffer().get(values);
                return new FloatMaps(values, given.getInfo().getShape());
            }
        } catch (OrtException e) {
            throw new OnnxFailedException("the model fails on " + inputs.keySet() + " for " + output, e);
        } finally {
            bound.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new OnnxFailedException("a session of ONNX Runtime cannot be closed", e);
        }
    }
}
