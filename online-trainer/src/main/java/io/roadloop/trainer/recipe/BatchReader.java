package io.roadloop.trainer.recipe;

import io.roadloop.trainer.pool.LabelledDraw;
import io.roadloop.trainer.pool.LabelledDraw.Domains;
import io.roadloop.trainer.pool.Pool;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads how many samples of each pool a step takes, and how the labelled ones are chosen. */
final class BatchReader {
    private final Map<Pool, Integer> samples = new EnumMap<>(Pool.class);
    private final LabelledDraw labelled;

    BatchReader(RecipeNode batch) {
        String key = Pool.LABELLED.key();
        if (batch.isMapping(key)) {
            RecipeNode node = batch.object(key);
            add(Pool.LABELLED, node.count("count"));
            labelled = new LabelledDraw(node.share("class-uniform", 0), node.share("until", 1), domains(node));
            node.end();
        } else {
            add(Pool.LABELLED, batch.count(key, 0));
            labelled = LabelledDraw.PLAIN;
        }
        add(Pool.STREAM, batch.count(Pool.STREAM.key(), 0));
        add(Pool.TAUGHT, batch.count(Pool.TAUGHT.key(), 0));
        batch.end();
    }

    /** By pool; one of which none are taken is absent. */
    Map<Pool, Integer> samples() {
        return samples;
    }

    LabelledDraw labelled() {
        return labelled;
    }

    private static Domains domains(RecipeNode node) {
        boolean even = node.has("domains")
                && node.choice("domains", List.of("as-they-are", "even")).equals("even");
        return even ? Domains.EVEN : Domains.AS_THEY_ARE;
    }

    private void add(Pool pool, int count) {
        if (count > 0) {
            samples.put(pool, count);
        }
    }
}
