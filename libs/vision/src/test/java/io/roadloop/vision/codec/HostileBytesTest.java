package io.roadloop.vision.codec;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, reading ends in an outcome: no exception, no error, no large allocation. */
class HostileBytesTest {

    private static final int ROUNDS = 4000;
    private static final ImageLimits LIMITS = new ImageLimits(1 << 20, 1_000_000);
    private static final Size SIZE = new Size(48, 32);

    @Test
    void shouldEndInAnOutcomeWhenValidFilesAreMutated() {
        List<byte[]> seeds = List.of(
                ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f),
                ImageWriter.jpeg(Pictures.noise(SIZE, 5), 0.5f),
                ImageWriter.png(Pictures.smooth(SIZE)),
                MaskCodec.encode(Pictures.stripes(SIZE, 11), Taxonomies.CAMVID_11));
        SplittableRandom random = new SplittableRandom(7);

        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutated = mutate(seeds.get(round % seeds.size()), random);
            assertThatCode(() -> readAll(mutated))
                    .as("round %d of seed 7", round)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldEndInAnOutcomeWhenASignatureIsFollowedByNoise() {
        SplittableRandom random = new SplittableRandom(11);

        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            byte[] start = round % 2 == 0 ? PngFile.signature() : new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
            System.arraycopy(start, 0, noise, 0, Math.min(start.length, noise.length));
            assertThatCode(() -> readAll(noise))
                    .as("round %d of seed 11", round)
                    .doesNotThrowAnyException();
        }
    }

    private static void readAll(byte[] bytes) {
        ImageReader.header(bytes, LIMITS);
        ImageReader.read(bytes, LIMITS);
        MaskCodec.decode(bytes, LIMITS, SIZE, Taxonomies.CAMVID_11);
        PlaneCodec.decodeGrey(bytes, LIMITS);
    }

    private static byte[] mutate(byte[] seed, SplittableRandom random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length)) : seed.clone();
        int changes = bytes.length == 0 ? 0 : 1 + random.nextInt(8);
        // Half of the changes hit the first hundred bytes: that is where sizes and types live.
        int reach = random.nextBoolean() ? Math.min(100, bytes.length) : bytes.length;
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
