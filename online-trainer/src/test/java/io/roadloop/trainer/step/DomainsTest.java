package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.LogLines;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Domain adaptation (paper 002): labelled frames of two domains, and a bank that holds the target's vectors alone. */
class DomainsTest {
    private static final String YAML = """
            models:
              student:
                network: dense-road/compact
                heads: [projector, predictor, prediction-attention, memory-attention]
              teacher: { follows: student, momentum: 0.9 }
            batch: { labelled: { count: 4, domains: even } }
            augmentations: { weak: { flip: 0.5, scale: { from: 1, to: 1.5 } } }
            views:
              weak: { of: labelled, mix: { class-mix: { share: 1, labels: given } }, augment: weak }
            memories:
              bank: { class-bank: { teacher: teacher, student: student, on: weak, confidence: 0, DOMAIN } }
            objectives:
              supervised: { cross-entropy: { model: student, on: weak } }
              contrast: { class-contrast: { model: student, on: weak, memory: bank } }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
            export: student
            """;

    @RegisterExtension
    private final LogLines lines = new LogLines("io.roadloop.trainer.objective.memorybank.MissingDomain");

    @Test
    void shouldDrawAsManyOfEachDomain() {
        try (Learning learning = start("domain: target")) {
            for (StepClock clock = StepClock.start(3); !clock.isOver(); clock = clock.next()) {
                List<String> ids = learning.step(pools(), clock).samples().getOrDefault(Pool.LABELLED, List.of());

                assertThat(ids).hasSize(4);
                assertThat(ids.stream().filter(id -> id.startsWith("target"))).hasSize(2);
            }
        }
    }

    @Test
    void shouldBankTheVectorsOfOneDomainAlone() {
        assertThat(banked("domain: target")).isNotEmpty();
        assertThat(banked("domain: city")).isNotEmpty();
        assertThat(banked("domain: nowhere")).isEmpty();
    }

    @Test
    void shouldSayOnceThatNoLabelIsOfTheDomainThatABankWaitsFor() {
        MemoryPools pools = pools();
        try (Learning learning = start("domain: nowhere")) {
            for (StepClock clock = StepClock.start(66); !clock.isOver(); clock = clock.next()) {
                learning.step(pools, clock);
            }
        }

        assertThat(lines.messages())
                .singleElement()
                .asString()
                .contains("256 labelled images is of the domain nowhere, they are of city, target;");
    }

    /** The classes that have vectors after a step. */
    private static List<String> banked(String domain) {
        try (Learning learning = start(domain)) {
            learning.step(pools(), StepClock.start(3));
            return learning.state().arrays().keySet().stream()
                    .filter(name -> name.startsWith("memories/bank/"))
                    .toList();
        }
    }

    private static MemoryPools pools() {
        List<Sample> city = Patterns.samples("city", 20, 2).stream()
                .map(sample -> sample.from("city"))
                .toList();
        return MemoryPools.of(Stream.concat(Patterns.samples("target", 3, 1).stream(), city.stream())
                .toList());
    }

    private static Learning start(String domain) {
        return Learning.start(
                Recipes.parse("test", YAML.replace("DOMAIN", domain)),
                new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }
}
