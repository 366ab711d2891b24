package io.roadloop.trainer.objective.memorybank;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images of one row with a feature of two numbers a pixel, that all heads leave as it is; the attentions read the first
 * number. Owns native memory: close it.
 */
final class BankWorld implements AutoCloseable {
    static final int CLASSES = 3;
    static final View LABELLED = new Source(Pool.LABELLED);
    static final ModelName STUDENT = new ModelName("student");
    static final ModelName TEACHER = new ModelName("teacher");
    static final ClassBank LAW = new ClassBank(
            "bank", TEACHER, STUDENT, LABELLED, 3, 0.6, 2, 8, TopK.HIGHEST, Stretch.NONE, Optional.empty());
    static final ClassContrast CONTRAST = new ClassContrast(
            "contrast", STUDENT, List.of(LABELLED), new GivenLabels(), LAW, 8, MemoryWeights.NORMALISED);

    final NDManager manager = TorchDevice.newManager(Device.cpu());
    final Kernels kernels = Kernels.load(manager);

    BankedVectors empty() {
        return LAW.begin(new Ground(manager, CLASSES, Map.of()));
    }

    /**
     * A step of the teacher and the student.
     *
     * @param labels of all pixels, image after image
     * @param features (N, 2, 1, W)
     * @param sure the probability's logit for the true class
     */
    GivenStep step(int images, int[] labels, NDArray features, float sure) {
        int width = labels.length / images;
        float[] logits = new float[labels.length * CLASSES];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int label = labels[pixel] < CLASSES ? labels[pixel] : 0;
            logits[(pixel / width * CLASSES + label) * width + pixel % width] = sure;
        }
        NDArray said = manager.create(logits, new Shape(images, CLASSES, 1, width));
        NDArray given = manager.create(labels, new Shape(images, 1, width)).toType(DataType.UINT8, false);
        Reading reading = new Reading(Map.of(Reading.OUTPUT, said, BankHeads.FEATURES, features));
        return new GivenStep(manager, kernels, CLASSES)
                .with(LABELLED, new Scene(said, Optional.of(given)))
                .with(LAW.reading(), reading)
                .with(new Reading.Key(STUDENT, LABELLED, Flow.GRADIENT), reading)
                .with(BankHeads.projector(TEACHER), (copy, flow, inputs) -> inputs.head())
                .with(BankHeads.projector(STUDENT), (copy, flow, inputs) -> inputs.head())
                .with(BankHeads.predictor(STUDENT), (copy, flow, inputs) -> inputs.head())
                .with(BankHeads.predictionAttention(STUDENT), (copy, flow, inputs) -> first(inputs.head()))
                .with(BankHeads.memoryAttention(STUDENT), (copy, flow, inputs) -> first(inputs.head()));
    }

    /** Pixels' features, pixel after pixel of one image, with gradient. */
    NDArray features(float... numbers) {
        NDArray features = manager.create(numbers, new Shape(numbers.length / 2, 2))
                .transpose()
                .reshape(1, 2, 1, numbers.length / 2);
        Gradients.enable(new NDList(features));
        return features;
    }

    private static NDArray first(NDArray vectors) {
        return vectors.get(":, 0:1");
    }

    @Override
    public void close() {
        kernels.close();
        manager.close();
    }
}
