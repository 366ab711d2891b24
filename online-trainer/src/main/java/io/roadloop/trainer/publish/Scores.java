package io.roadloop.trainer.publish;

import io.roadloop.store.CanaryScores;
import io.roadloop.trainer.gate.CanaryScore;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A canary score in the forms that leave the trainer. */
final class Scores {
    private Scores() {}

    static CanaryScores card(CanaryScore score) {
        return new CanaryScores(score.byFrame().size(), score.meanIou(), classIou(score));
    }

    static io.roadloop.schemas.avro.CanaryScores wire(CanaryScore score) {
        return io.roadloop.schemas.avro.CanaryScores.newBuilder()
                .setFrames(score.byFrame().size())
                .setMiou(score.meanIou())
                .setClassIou(nullable(classIou(score)))
                .build();
    }

    /** The wire has null where there is no number. */
    static List<Double> nullable(List<OptionalDouble> numbers) {
        return numbers.stream()
                .<Double>mapMulti((number, out) -> out.accept(orNull(number)))
                .toList();
    }

    static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
    }

    private static List<OptionalDouble> classIou(CanaryScore score) {
        ConfusionMatrix total = score.total();
        return IntStream.range(0, total.classes()).mapToObj(total::iou).toList();
    }
}
