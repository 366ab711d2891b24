package io.roadloop.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

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
                "weights extract",
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

    /** A command's first line stands alone in the list of its parent. */
    @Test
    void shouldBeginWithAWholeSentence() {
        assertThat(all(Roadloop.commandLine())).allSatisfy(command -> {
            CommandSpec spec = command.getCommandSpec();
            assertThat(spec.usageMessage().description()[0])
                    .as(spec.qualifiedName())
                    .endsWith(".");
        });
    }

    private static List<CommandLine> all(CommandLine above) {
        return above.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), all(command).stream()))
                .toList();
    }

    private static String said(String line) {
        StringWriter out = new StringWriter();
        CommandLine commands = Roadloop.commandLine().setOut(new PrintWriter(out, true));

        assertThat(commands.execute(line.split(" "))).isZero();

        return out.toString();
    }
}
