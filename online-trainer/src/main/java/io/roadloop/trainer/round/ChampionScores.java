package io.roadloop.trainer.round;

import io.roadloop.onnx.Predictor;
import io.roadloop.store.ModelDamagedException;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ModelMissingException;
import io.roadloop.store.ModelStore;
import io.roadloop.trainer.gate.CanaryFrames;
import io.roadloop.trainer.gate.CanaryScore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the champion does on the canary frames: measured anew only when champion or frames have changed. */
final class ChampionScores {
    private static final Logger LOG = LoggerFactory.getLogger(ChampionScores.class);

    private final ModelStore store;
    private final int classes;
    private final int threads;
    private Optional<Known> known = Optional.empty();

    private record Known(String digest, long generation, CanaryScore score) {}

    ChampionScores(ModelStore store, int classes, int threads) {
        this.store = store;
        this.classes = classes;
        this.threads = threads;
    }

    /** Empty if the store no longer has the champion: a candidate then passes as a first one does. */
    Optional<CanaryScore> of(String digest, CanaryFrames frames) {
        if (known.filter(k -> k.digest().equals(digest) && k.generation() == frames.generation())
                .isEmpty()) {
            known = measure(digest, frames).map(score -> new Known(digest, frames.generation(), score));
        }
        return known.map(Known::score);
    }

    /** A candidate, scored on these frames, has become the champion. */
    void remember(String digest, CanaryFrames frames, CanaryScore score) {
        known = Optional.of(new Known(digest, frames.generation(), score));
    }

    private Optional<CanaryScore> measure(String digest, CanaryFrames frames) {
        try (Predictor champion =
                Predictor.load(store.get(new ModelDigest(digest)).onnx(), threads)) {
            return Optional.of(CanaryScore.of(champion::predict, frames.list(), classes));
        } catch (ModelMissingException | ModelDamagedException e) {
            LOG.warn("There is no champion to compare with: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
