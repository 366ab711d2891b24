package io.roadloop.standalone.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.standalone.CommandRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeCommandTest {

    /** Paper 004: 2.11 M parameters with 19 classes. */
    @Test
    void shouldListTheLayersAndTheSumsOfThePaper() {
        CommandRun run = CommandRun.of(
                "network", "describe", "dense-road/full", "--size", "480x360", "--taxonomy", "cityscapes-19");

        List<String> lines = run.said().lines().toList();
        assertThat(run.code()).isZero();
        assertThat(lines.get(0)).contains("layer", "output", "parameters", "multiply-adds", "activation bytes");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("initial/stem/conv", "x180x240"));
        assertThat(lines.get(lines.size() - 1))
                .startsWith("sum of dense-road/full")
                .contains("2,108,");
    }

    @Test
    void shouldCountTheClassesThatAreAskedFor() {
        CommandRun few = CommandRun.of("network", "describe", "dense-road/compact", "--size", "8x8", "--classes", "2");

        assertThat(few.said()).contains("2x8x8");
    }
}
