package io.roadloop.standalone.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.roadloop.standalone.CommandRun;
import java.util.List;
import java.util.stream.Stream;
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

    /** Paper 000: 17.6 M in the encoder, 2.5 M in the gates; 26.3 G in the cells, 2 % more here. */
    @Test
    void shouldSumWhatThePaperOfRoutingSums() {
        CommandRun run = CommandRun.of(
                "network", "describe", "dynamic-routing", "--size", "768x768", "--taxonomy", "cityscapes-19");

        assertThat(figures(run, "encoder").get(0) / 1e6).isCloseTo(17.6, within(0.05));
        assertThat(figures(run, "gates").get(0) / 1e6).isCloseTo(2.5, within(0.05));
        assertThat(figures(run, "cells but initial")).singleElement().satisfies(spent -> assertThat(spent / 1e9)
                .isCloseTo(26.3, withinPercentage(2)));
    }

    @Test
    void shouldSumRoomByRoom() {
        CommandRun run = CommandRun.of(
                "network", "describe", "deeplab-v3-plus/resnet-50-os16", "--size", "64x64", "--classes", "19");

        assertThat(figures(run, "sum of backbone").get(0)).isEqualTo(23_508_032);
        assertThat(figures(run, "sum of deeplab-v3-plus/resnet-50-os16").get(0))
                .isEqualTo(Stream.of("backbone", "pyramid", "decoder", "classifier")
                        .mapToLong(room -> figures(run, "sum of " + room).get(0))
                        .sum());
    }

    /** The numbers of a sum's line, from the left. */
    private static List<Long> figures(CommandRun run, String part) {
        String line = run.said()
                .lines()
                .filter(each -> each.startsWith(part + "  "))
                .findFirst()
                .orElseThrow();
        return Stream.of(line.substring(part.length()).strip().split(" +"))
                .map(number -> Long.parseLong(number.replace(",", "")))
                .toList();
    }

    @Test
    void shouldCountTheClassesThatAreAskedFor() {
        CommandRun few = CommandRun.of("network", "describe", "dense-road/compact", "--size", "8x8", "--classes", "2");

        assertThat(few.said()).contains("2x8x8");
    }
}
