package io.roadloop.trainer.step;

import io.roadloop.graph.torch.GradientMode;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a learning remembers beside its models and optimisers. */
final class Memories {
    private final Map<Memory.Law<?>, Memory> memories = new LinkedHashMap<>();

    Memories(Collection<Memory.Law<?>> laws, Ground ground) {
        laws.forEach(law -> memories.put(law, law.begin(ground)));
    }

    /** The memory of a law. */
    <M extends Memory> M of(Memory.Law<M> law) {
        Memory memory = memories.get(law);
        if (memory == null) {
            throw new IllegalArgumentException("the recipe has no memory " + law.name() + " like the one asked for");
        }
        @SuppressWarnings("unchecked") // a law begins memories of its own type
        M typed = (M) memory;
        return typed;
    }

    /** Shows them the step. */
    void watch(Collection<Memory.Law<?>> watching, Step step) {
        try (GradientMode quiet = GradientMode.off()) {
            watching.forEach(law -> of(law).watch(step));
        }
    }

    /** All that they know, by name. */
    Map<String, Memory.Content> contents() {
        Map<String, Memory.Content> contents = new TreeMap<>();
        memories.forEach((law, memory) -> contents.put(law.name(), memory.content()));
        return contents;
    }

    /**
     * Gives each its content.
     *
     * @throws DamagedStateException if one cannot be restored; nothing is changed then
     */
    void restore(Map<String, Memory.Content> contents) {
        Map<String, Memory.Content> before = contents();
        try {
            set(contents);
        } catch (IllegalArgumentException e) {
            set(before);
            throw new DamagedStateException(String.valueOf(e.getMessage()));
        }
    }

    private void set(Map<String, Memory.Content> contents) {
        Memory.Content nothing = new Memory.Content(Map.of(), Map.of());
        memories.forEach((law, memory) -> memory.restore(contents.getOrDefault(law.name(), nothing)));
    }
}
