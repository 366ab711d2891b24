package io.roadloop.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.schemas.Examples;
import io.roadloop.schemas.avro.ModelRelease;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseSignaturesTest {

    @Test
    void shouldCoverEverythingButTheSignature() {
        // Given
        ModelRelease release = Examples.release();

        // When
        byte[] payload = ReleaseSignatures.payload(release);

        // Then
        assertThat(ReleaseSignatures.payload(ModelRelease.newBuilder(release)
                        .setSignature(ByteBuffer.wrap(new byte[64]))
                        .build()))
                .isEqualTo(payload);
        List.of(
                        ModelRelease.newBuilder(release).setNumber(8).build(),
                        ModelRelease.newBuilder(release).setKeyId("other").build(),
                        ModelRelease.newBuilder(release)
                                .setThresholds(Arrays.asList(0.5, null))
                                .build())
                .forEach(changed ->
                        assertThat(ReleaseSignatures.payload(changed)).isNotEqualTo(payload));
        assertThat(release.getSignature()).isEqualTo(Examples.release().getSignature());
    }

    @Test
    void shouldBeTheGoldenBytesWithAnEmptySignature() throws Exception {
        // Given: the golden release ends with its signature of three bytes and their length
        byte[] golden = Files.readAllBytes(Path.of("src/test/resources/golden/ModelRelease-1.bin"));

        // When
        byte[] payload = ReleaseSignatures.payload(Examples.release());

        // Then
        byte[] expected = Arrays.copyOf(golden, golden.length - 3);
        expected[expected.length - 1] = 0;
        assertThat(payload).isEqualTo(expected);
    }
}
