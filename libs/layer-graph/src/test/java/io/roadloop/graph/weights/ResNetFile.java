package io.roadloop.graph.weights;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A file of zeros with the names, types and shapes that torchvision gives to the ResNet in a graph's room
 * {@code backbone}: the head for ImageNet and the counters of the batch norms included.
 */
final class ResNetFile {
    private ResNetFile() {}

    static Path write(Path file, Graph graph) throws IOException {
        return write(file, graph, name -> name);
    }

    /** @param renamed what another maker calls a tensor of torchvision's */
    static Path write(Path file, Graph graph, UnaryOperator<String> renamed) throws IOException {
        StringBuilder header =
                new StringBuilder("{").append(RawFile.tensor(renamed.apply("fc.bias"), "F32", "[1000]", 0, 4000));
        long end = 4000;
        for (NamedTensor tensor : graph.tensors()) {
            if (tensor.path().startsWith("backbone/")) {
                String name = theirs(tensor.path());
                end = append(
                        header,
                        renamed.apply(name),
                        "F32",
                        Arrays.toString(tensor.shape().getShape()),
                        end,
                        tensor.shape().size() * Float.BYTES);
                if (name.endsWith("running_var")) {
                    String counter = name.replace("running_var", "num_batches_tracked");
                    end = append(header, renamed.apply(counter), "I64", "[]", end, Long.BYTES);
                }
            }
        }
        return RawFile.write(file, header + "}", new byte[(int) end]);
    }

    private static long append(StringBuilder header, String name, String type, String shape, long begin, long bytes) {
        header.append(',').append(RawFile.tensor(name, type, shape, begin, begin + bytes));
        return begin + bytes;
    }

    private static String theirs(String path) {
        return path.replace("backbone/", "")
                .replace("/running-mean", ".running_mean")
                .replace("/running-variance", ".running_var")
                .replace("/scale", ".weight")
                .replace("/shift", ".bias")
                .replace('/', '.');
    }
}
