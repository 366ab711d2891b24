package io.roadloop.trainer.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code rates}. */
final class RatesReader {
    private static final double LARGEST = 100;

    private RatesReader() {}

    /** @param build of the model that learns at these rates */
    static Rates rates(RecipeNode learner, Build build) {
        return learner.maybe("rates").map(node -> factors(learner, node, build)).orElseGet(() -> new Rates(Map.of()));
    }

    private static Rates factors(RecipeNode learner, RecipeNode node, Build build) {
        List<String> rooms = build.network().rooms();
        Map<String, Double> factors = new HashMap<>();
        Stream.concat(rooms.stream(), build.heads().stream().map(HeadKind::key))
                .filter(node::has)
                .forEach(part ->
                        factors.put(part, node.number(part, v -> v >= 0 && v <= LARGEST, "must lie in [0, 100]")));
        node.end();
        Rates rates = new Rates(factors);
        if (rooms.stream().allMatch(room -> rates.of(room) == 0)) {
            throw learner.invalid(
                    "rates", factors, "must leave a room of " + build.network().name() + " above 0");
        }
        return rates;
    }
}
