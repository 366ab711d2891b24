package io.roadloop.trainer.step;

import io.roadloop.kit.files.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** SHA-256 over a state: recipe, counters and arrays, each with its name, in the order of the names. */
final class StateDigest {
    private final MessageDigest sha;

    private StateDigest(MessageDigest sha) {
        this.sha = sha;
    }

    static String of(LearningState state) {
        StateDigest digest = new StateDigest(Sha256.begin());
        digest.add(state.recipe());
        digest.add(state.counters().size());
        state.counters().forEach((name, count) -> {
            digest.add(name);
            digest.add(count);
        });
        state.arrays().forEach((name, array) -> {
            digest.add(name);
            digest.add(array);
        });
        return Sha256.hex(digest.sha);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        sha.update(bytes);
    }

    private void add(long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    }

    private void add(float[] array) {
        add(array.length);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(array.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(array);
        sha.update(bytes);
    }
}
