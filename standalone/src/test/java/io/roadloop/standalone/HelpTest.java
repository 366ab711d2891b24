package io.roadloop.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "broker",
                "registry",
                "keys",
                "audit",
                "round",
                "round replay",
                "evaluate",
                "study",
                "study labels",
                "study recipes",
                "study ablation",
                "study views",
                "network",
                "network describe",
                "weights",
                "weights show",
                "weights convert",
                "export",
                "export check",
                "bench",
                "bench networks",
                "bench steps",
                "bench soak"
            })
    void shouldTellOfEachCommand(String name) {
        String said = said(name + " --help");

        assertThat(said).startsWith("Usage: roadloop " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "registry"})
    void shouldNameTheFolderAfterTheServer(String name) {
        assertThat(said(name + " --help")).contains("target/" + name);
    }

    private static String said(String line) {
        StringWriter out = new StringWriter();
        CommandLine commands = Roadloop.commandLine().setOut(new PrintWriter(out, true));

        assertThat(commands.execute(line.split(" "))).isZero();

        return out.toString();
    }
}
