package io.roadloop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDigestTest {

    @Test
    void shouldBeTheSha256OfTheFile() {
        assertThat(ModelDigest.of("abc".getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void shouldHaveAShortFormForPeople() {
        assertThat(ModelDigest.of(new byte[0]).brief()).isEqualTo("e3b0c44298fc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "../../../../etc/passwd",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
                "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            })
    void shouldRefuseWhatIsNoDigest(String hex) {
        assertThatThrownBy(() -> new ModelDigest(hex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("must be 64 lower-case hex characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", ".hidden", "a/b", "a\\b", "../x", "a b", "a\u0000", "https://x/m.onnx", "-x"})
    void shouldRefuseFileNamesThatAreNotPlain(String name) {
        assertThatThrownBy(() -> new ModelFileName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "road-3_compact.v2.onnx"})
    void shouldTakePlainFileNames(String name) {
        assertThat(new ModelFileName(name)).hasToString(name);
    }
}
