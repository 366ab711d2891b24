package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.view.ModelName;

/** The heads of paper 002, as recipes call them, and what they read. */
final class BankHeads {
    /** The tap that the projector reads. */
    static final String FEATURES = DenseRoadNet.FEATURES;

    private BankHeads() {}

    /** g: features to vectors. */
    static Head projector(ModelName model) {
        return new Head(model, "projector");
    }

    /** q: the student's vectors to what the bank may hold. */
    static Head predictor(ModelName model) {
        return new Head(model, "predictor");
    }

    /** How much a predicted vector counts; one a class. */
    static Head predictionAttention(ModelName model) {
        return new Head(model, "prediction-attention");
    }

    /** How much a vector of the bank counts; one a class. */
    static Head memoryAttention(ModelName model) {
        return new Head(model, "memory-attention");
    }

    /** Vectors (n, D) as a head reads them, (n, D, 1, 1). */
    static NDArray asMaps(NDArray vectors) {
        Shape shape = vectors.getShape();
        return vectors.reshape(shape.get(0), shape.get(1), 1, 1);
    }

    /** What a head gives, (n, D, 1, 1), as vectors, (n, D). */
    static NDArray asVectors(NDArray maps) {
        Shape shape = maps.getShape();
        return maps.reshape(shape.get(0), shape.get(1));
    }
}
