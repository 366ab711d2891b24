package io.roadloop.graph.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsFileTest {
    @TempDir
    static Path folder;

    private final Path file = folder.resolve("some.safetensors");

    @Test
    void shouldReadFullHalfAndBrainFloats() throws IOException {
        // 1.5 as F32; -2, the largest, the smallest subnormal and infinity as F16; -1.5 as BF16
        byte[] data = {0, 0, -64, 63, 0, -64, -1, 123, 1, 0, 0, 124, -64, -65};
        RawFile.write(
                file,
                "{" + RawFile.tensor("full", "F32", "[]", 0, 4) + "," + RawFile.tensor("half", "F16", "[2,2]", 4, 12)
                        + "," + RawFile.tensor("brain", "BF16", "[1]", 12, 14) + "}   ",
                data);

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThat(read.values(read.tensors().get(0))).containsExactly(1.5f);
            assertThat(read.values(read.tensors().get(1)))
                    .containsExactly(-2, 65_504, 0x1p-24f, Float.POSITIVE_INFINITY);
            assertThat(read.values(read.tensors().get(2))).containsExactly(-1.5f);
        }
    }

    @Test
    void shouldReadEveryHalfAsTheFormulaSays() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 31;
            double fraction = (bits & 1023) / 1024.0;
            double size = exponent == 0 ? fraction * 0x1p-14 : (1 + fraction) * Math.pow(2, exponent - 15);
            double special = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            double expected = (bits >> 15 == 0 ? 1 : -1) * (exponent == 31 ? special : size);

            assertThat(ElementType.half((short) bits)).isEqualTo(Float.valueOf((float) expected));
        }
    }

    @Test
    void shouldReadTensorsThatAreLargerThanOneChunk() throws IOException {
        byte[] data = new byte[3 << 20];
        Arrays.fill(data, (byte) 64);
        RawFile.write(file, "{" + RawFile.tensor("big", "F32", "[3,262144]", 0, 3 << 20) + "}", data);

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThat(read.values(read.tensors().get(0)))
                    .hasSize(786_432)
                    .containsOnly(Float.intBitsToFloat(0x40404040));
        }
    }

    /** @param header of a file with 8 bytes of data behind it */
    record Unsound(String header, String said) {
        @Override
        public String toString() {
            return said;
        }
    }

    static Stream<Unsound> unsound() {
        String whole = RawFile.tensor("a", "F32", "[2]", 0, 8);
        String half = RawFile.tensor("a", "F32", "[1]", 0, 4);
        return Stream.of(
                new Unsound("[1, 2]", "not the JSON"),
                new Unsound("{" + whole, "not the JSON"),
                new Unsound("{'a': 1}", "not the JSON"),
                new Unsound("{" + whole + "} more", "not the JSON"),
                new Unsound("{\"a\":" + "[".repeat(10_000) + "}", "not the JSON"),
                new Unsound("{" + whole + "," + whole + "}", "'a' stands twice"),
                new Unsound("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "'a' must declare"),
                new Unsound("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\"}}", "'a' declares its dtype twice"),
                new Unsound("{\"a\":{\"file\":\"/etc/passwd\"}}", "'a' declares the unknown 'file'"),
                new Unsound("{" + RawFile.tensor("a", "F31", "[2]", 0, 8) + "}", "unknown dtype 'F31'"),
                new Unsound("{" + RawFile.tensor("a", "F32", "[3]", 0, 8) + "}", "takes 12 bytes"),
                new Unsound("{" + RawFile.tensor("a", "F32", "[-2]", 0, 8) + "}", "negative number -2"),
                new Unsound("{" + RawFile.tensor("a", "F32", "[2.5]", 0, 8) + "}", "not the JSON"),
                new Unsound("{" + RawFile.tensor("a", "F32", "[\"2\"]", 0, 8) + "}", "no numbers"),
                new Unsound("{" + RawFile.tensor("a", "F32", "[1,1,1,1,1,1,1,1,2]", 0, 8) + "}", "more than 8 shape"),
                new Unsound(
                        "{" + RawFile.tensor("a", "F32", "[4611686018427387904,4]", 0, 0) + "}", "impossible shape"),
                new Unsound("{" + half + "," + RawFile.tensor("b", "F32", "[1]", 2, 6) + "}", "'b' overlaps"),
                new Unsound("{" + half + "," + RawFile.tensor("b", "F16", "[1]", 6, 8) + "}", "'b' leaves a gap"),
                new Unsound("{" + RawFile.tensor("a", "F32", "[4]", 0, 16) + "}", "it is cut off"),
                new Unsound("{" + half + "}", "something is behind the last tensor"),
                new Unsound("{\"__metadata__\":{\"a\":1}," + whole + "}", "must hold text"),
                new Unsound("{" + RawFile.tensor("a\\nb", "F99", "[2]", 0, 8) + "}", "'a?b'"));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void shouldSayWhichRuleAnUnsoundHeaderBreaks(Unsound unsound) throws IOException {
        RawFile.write(file, unsound.header(), new byte[8]);

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(WeightsFileException.class)
                .hasMessageContainingAll(file.toString(), unsound.said());
    }

    @Test
    void shouldRefuseAHeaderLengthBeforeItTakesMemoryForIt() throws IOException {
        RawFile.write(file, Long.MAX_VALUE, new byte[2]);
        assertRefused("a header of 9223372036854775807 bytes");

        RawFile.write(file, -1, new byte[2]);
        assertRefused("a header of 18446744073709551615 bytes");

        RawFile.write(file, SafetensorsFile.LONGEST_HEADER + 1, new byte[SafetensorsFile.LONGEST_HEADER + 1]);
        assertRefused("more than 10000000 are not read");
    }

    @Test
    void shouldRefuseFilesOfAnotherKind() throws IOException {
        RawFile.write(file, 4, new byte[] {'{', (byte) 0xFF, (byte) 0xFE, '}'});
        assertRefused("not text in UTF-8");

        Files.write(file, "PK".getBytes(StandardCharsets.UTF_8));
        assertRefused("too few for a safetensors file");

        Files.delete(file);
        assertRefused("there is no such file");
    }

    private void assertRefused(String said) {
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(WeightsFileException.class)
                .hasMessageContaining(said);
    }
}
