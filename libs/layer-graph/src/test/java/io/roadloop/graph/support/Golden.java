package io.roadloop.graph.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.Node;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.Reading;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A graph in double precision with the inputs and weights of a golden vector. Close it. */
public final class Golden implements AutoCloseable {
    private static final String ZEROS = "zeros";

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final GradientMode recording = GradientMode.on();
    private final Vector vector;
    private final TorchFunction function;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final NDList inputs = new NDList();
    private final NDList parameters = new NDList();
    private final NDList buffers = new NDList();

    /**
     * @param names what the vector calls a graph's input or tensor
     */
    public Golden(Graph graph, Vector vector, UnaryOperator<String> names) {
        this.vector = vector;
        this.function = TorchFunction.compile(graph, List.copyOf(graph.taps().keySet()), manager, Precision.FP32);
        for (Node input : graph.inputs()) {
            inputs.add(asMap(recorded(names.apply(input.path()))));
        }
        for (NamedTensor tensor : graph.parameters()) {
            parameters.add(recorded(names.apply(tensor.path())));
        }
        for (NamedTensor tensor : graph.buffers()) {
            buffers.add(array(names.apply(tensor.path())));
        }
    }

    /** An array of the vector, or {@code zeros2x3} where it has none. */
    private NDArray array(String name) {
        if (!name.startsWith(ZEROS)) {
            return input(name);
        }
        long[] sides = Arrays.stream(name.substring(ZEROS.length()).split("x", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        return manager.zeros(new Shape(sides), DataType.FLOAT64);
    }

    private NDArray recorded(String name) {
        NDArray array = array(name);
        array.setRequiresGradient(true);
        arrays.put(name, array);
        return array;
    }

    private static NDArray asMap(NDArray array) {
        Shape shape = array.getShape();
        return shape.dimension() == 2 ? array.reshape(shape.get(0), shape.get(1), 1, 1) : array;
    }

    /** Batch norm by the batch's statistics. */
    public Reading readInTraining() {
        return function.readInTraining(manager, inputs, parameters, buffers);
    }

    /** Batch norm by the vector's statistics. */
    public Reading readWithGradient() {
        return function.readWithGradient(manager, inputs, parameters, buffers);
    }

    /** Σ out · cos(flat index): what the vectors' gradients are of. */
    public NDArray cosineSum(NDArray out) {
        NDArray cosines =
                manager.arange(out.size()).toType(DataType.FLOAT64, false).cos().reshape(out.getShape());
        return out.mul(cosines).sum();
    }

    public NDArray input(String name) {
        return vector.input(manager, name, DataType.FLOAT64);
    }

    public void assertValue(NDArray actual, String expected) {
        assertThat(actual.toDoubleArray()).containsExactly(vector.expected(expected), within(1e-9));
    }

    /** The gradient by an input of the vector, after the backward pass. */
    public void assertGradient(String name) {
        assertGradient(name, "grad_" + name);
    }

    /** The same, where the vector has several gradients by one input. */
    public void assertGradient(String name, String expected) {
        NDArray gradient = Gradients.of(new NDList(arrays.get(name)), manager).head();
        assertThat(gradient.toDoubleArray()).containsExactly(vector.expected(expected), within(1e-9));
    }

    @Override
    public void close() {
        recording.close();
        function.close();
        manager.close();
    }
}
