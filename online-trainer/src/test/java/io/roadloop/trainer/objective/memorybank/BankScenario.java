package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.view.Scene;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Vector 13 as images of one row for {@link BankedVectors#watch}: a pixel's feature is its two numbers and its score,
 * which the attention reads; the teacher's logits give it the vector's class and confidence.
 *
 * @param law ψ, K and φ of the vector
 */
record BankScenario(ClassBank law) {
    static final Vector VECTOR = Vector.named("13_memory_bank_scenario.json");
    static final int STEPS = 4;
    private static final int NUMBERS = 3;
    /** As many pixels as the vector's longest step has; what is left of a shorter one has no label. */
    private static final int WIDTH = 9;
    /**
     * A softmax in fp32 may round a number up: at the vector's confidence itself, the pixel whose confidence is the
     * threshold would qualify or not by that. No other is as near to it.
     */
    private static final double ROUNDING = 1e-6;

    /** One step with the images of some of the vector's steps. */
    GivenStep step(NDManager manager, Kernels kernels, int... images) {
        float[] features = new float[images.length * NUMBERS * WIDTH];
        float[] logits = new float[images.length * BankWorld.CLASSES * WIDTH];
        int[] labels = new int[images.length * WIDTH];
        Arrays.fill(labels, 255);
        for (int image = 0; image < images.length; image++) {
            String of = "step" + images[image] + "_";
            double[] given = VECTOR.input(of + "labels");
            for (int x = 0; x < given.length; x++) {
                labels[image * WIDTH + x] = (int) given[x];
                int feature = image * NUMBERS * WIDTH + x;
                features[feature] = (float) VECTOR.input(of + "features")[2 * x];
                features[feature + WIDTH] = (float) VECTOR.input(of + "features")[2 * x + 1];
                features[feature + 2 * WIDTH] = (float) VECTOR.input(of + "scores")[x];
                int said = (int) VECTOR.input(of + "predictions")[x];
                logits[(image * BankWorld.CLASSES + said) * WIDTH + x] = logit(VECTOR.input(of + "confidence")[x]);
            }
        }
        NDArray said = manager.create(logits, new Shape(images.length, BankWorld.CLASSES, 1, WIDTH));
        NDArray given =
                manager.create(labels, new Shape(images.length, 1, WIDTH)).toType(DataType.UINT8, false);
        NDArray seen = manager.create(features, new Shape(images.length, NUMBERS, 1, WIDTH));
        return new GivenStep(manager, kernels, BankWorld.CLASSES)
                .with(law.view(), new Scene(said, Optional.of(given)))
                .with(law.reading(), new Reading(Map.of(Reading.OUTPUT, said, BankHeads.FEATURES, seen)))
                .with(BankHeads.projector(law.teacher()), (copy, flow, inputs) -> inputs.head())
                .with(BankHeads.memoryAttention(law.student()), (copy, flow, inputs) -> inputs.head()
                        .get(":, 2:3"));
    }

    /** The numbers of a class's vectors in the bank, without their scores. */
    static double[] numbers(BankedVectors bank, int label, NDManager manager) {
        return bank.size(label) == 0
                ? new double[0]
                : Vector.doubles(bank.vectors(label, manager).get(":, 0:2").toFloatArray());
    }

    /** Of the class that has that probability, beside 0 of the two others. */
    private static float logit(double probability) {
        double p = probability - ROUNDING;
        return (float) Math.log(2 * p / (1 - p));
    }
}
