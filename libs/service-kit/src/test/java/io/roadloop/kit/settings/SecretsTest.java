package io.roadloop.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.properties.sasl.jaas.config",
                "kafka.properties.ssl.keystore.password",
                "kafka.properties.ssl.key.password",
                "kafka.properties.ssl.keystore.key",
                "registry.properties.basic.auth.user.info",
                "registry.properties.bearer.auth.token",
                "registry.api-key",
                "clientSecret",
                "SSL_TRUSTSTORE_PASSWORD",
                "signing.private-key",
                "aws.credentials"
            })
    void shouldKnowTheKeysOfSecrets(String key) {
        assertThat(Secrets.isSecret(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.bootstrap-servers",
                "kafka.properties.ssl.truststore.location",
                "kafka.properties.sasl.mechanism",
                "signing.private-key-file",
                "signing.key-directory",
                "health.port"
            })
    void shouldShowWhatIsNoSecret(String key) {
        assertThat(Secrets.isSecret(key)).isFalse();
    }

    @Test
    void shouldMaskSecretsInsideOtherValues() {
        assertThat(Secrets.masked("url", "https://ada:hunter2@registry:8081/x"))
                .isEqualTo("https://****@registry:8081/x");
        assertThat(Secrets.masked("note", "PlainLoginModule required username=\"ada\" password=\"hun ter2\";"))
                .isEqualTo("PlainLoginModule required username=\"ada\" password=****;");
    }

    @Test
    void shouldMaskAMapOfProperties() {
        assertThat(Secrets.masked(Map.of("sasl.password", SECRET, "acks", "all")))
                .isEqualTo(Map.of("sasl.password", "****", "acks", "all"));
    }

    @Test
    void shouldMaskSecretsWhenRenderingSettingsFromEverySource() {
        String shown = new Loading()
                .file(
                        folder.resolve("mine.yaml"),
                        "kafka: { properties: { sasl.jaas.config: 'x password=\"hunter2\";' } }")
                .environment("ROADLOOP_KAFKA_PROPERTIES_SSL_KEY_PASSWORD", SECRET)
                .set("kafka.properties.ssl.keystore.password", SECRET)
                .set("name", "http://ada:hunter2@host/")
                .settings()
                .render();

        assertThat(shown)
                .doesNotContain(SECRET)
                .contains("sasl.jaas.config: \"****\"")
                .contains("http://****@host/");
    }

    private record Vault(int pinSecret) {}

    private record Token(String token) {
        Token {
            Require.that("token", token, t -> t.length() > 20, "must have more than 20 characters");
        }
    }

    private record Strict(Coded password) {}

    private record Coded(String code) {
        public static Coded parse(String text) {
            throw new IllegalArgumentException(text + " is no code");
        }
    }

    @Test
    void shouldNotShowASecretThatDoesNotConvert() {
        Path file = write("pin-secret: hunter2\n");

        assertThatThrownBy(() -> Settings.document(Vault.class, file))
                .hasMessage("pin-secret = **** (in " + file + "): is not allowed");
    }

    @Test
    void shouldNotShowASecretThatBreaksItsRule() {
        Path file = write("token: hunter2\n");

        assertThatThrownBy(() -> Settings.document(Token.class, file))
                .hasMessage("token = **** (in " + file + "): must have more than 20 characters");
    }

    @Test
    void shouldNotShowASecretThatAParserQuotes() {
        Path file = write("password: hunter2\n");

        assertThatThrownBy(() -> Settings.document(Strict.class, file))
                .hasMessage("password = **** (in " + file + "): is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: [hunter2",
                "password: \"hunter2",
                "password: @hunter2",
                "password: hunter2: x",
                "password: hunter2\n\tx: 1",
                "password: hunter2\npassword: hunter2",
                "password: !!hunter2 x\n",
                "password: *hunter2"
            })
    void shouldNotShowTheTextOfBrokenYaml(String yaml) {
        Path file = write(yaml);

        assertThatThrownBy(() -> Settings.document(Token.class, file))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
    }

    private Path write(String yaml) {
        Path file = folder.resolve("vault.yaml");
        new Loading().file(file, yaml);
        return file;
    }
}
