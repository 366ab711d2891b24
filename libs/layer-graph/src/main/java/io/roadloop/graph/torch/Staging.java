package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The way of bytes from Java to the device: one direct buffer, used again and again. (Direct memory is freed by the
 * garbage collector alone, so a buffer a step would pile up.) For one thread.
 */
public final class Staging {
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /**
     * Equally large byte planes as one array.
     *
     * @param step the manager that the array belongs to
     * @param planes one or more, each as long as {@code each} says
     * @param each shape of one plane
     * @return uint8 (N, each), a copy that the buffer's next use does not touch
     */
    public NDArray bytes(NDManager step, List<byte[]> planes, Shape each) {
        int length = Math.toIntExact(each.size());
        if (planes.isEmpty() || planes.stream().anyMatch(plane -> plane.length != length)) {
            throw new IllegalArgumentException("expected one or more planes of " + length + " bytes " + each + ", not "
                    + planes.stream().map(plane -> plane.length).toList());
        }
        ByteBuffer room = room(planes.size() * length);
        planes.forEach(room::put);
        room.flip();
        try (NDArray shared = step.create(room, new Shape(planes.size()).addAll(each), DataType.UINT8)) {
            return shared.duplicate();
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
        }
        buffer.clear();
        return buffer.slice(0, bytes);
    }
}
