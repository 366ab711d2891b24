package io.roadloop.trainer.recipe;

import io.roadloop.graph.Graph;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.nets.JigsawHead;
import io.roadloop.graph.nets.PixelProjector;
import io.roadloop.graph.nets.VectorHeads;
import java.util.Arrays;
import java.util.List;

/** The heads that a model may have. */
public enum HeadKind {
    /** g of paper 002: a pixel's features to 256 numbers. */
    PROJECTOR("projector", Copies.ONE) {
        @Override
        public Graph graph(Graph network) {
            return VectorHeads.embedding(features(network).channels(), VECTOR);
        }
    },
    /** q of paper 002: from the result of g to what the memory may hold. */
    PREDICTOR("predictor", Copies.ONE) {
        @Override
        public Graph graph(Graph network) {
            return VectorHeads.embedding(VECTOR, VECTOR);
        }
    },
    /** Paper 002: how much a predicted vector counts; one a class. */
    PREDICTION_ATTENTION("prediction-attention", Copies.ONE_A_CLASS) {
        @Override
        public Graph graph(Graph network) {
            return VectorHeads.attention(VECTOR);
        }
    },
    /** Paper 002: how much a vector of the memory counts; one a class. */
    MEMORY_ATTENTION("memory-attention", Copies.ONE_A_CLASS) {
        @Override
        public Graph graph(Graph network) {
            return VectorHeads.attention(VECTOR);
        }
    },
    /** Paper 003: features at a quarter of the size to 128 numbers at an eighth. */
    PIXEL_PROJECTOR("pixel-projector", Copies.ONE) {
        @Override
        public Graph graph(Graph network) {
            return PixelProjector.of(features(network).channels());
        }
    },
    /** Paper 000: the maps of an encoder to the permutation of an image's tiles. */
    JIGSAW("jigsaw", Copies.ONE) {
        @Override
        public Graph graph(Graph network) {
            return JigsawHead.of(network, PERMUTATIONS);
        }
    };

    /** How many permutations the jigsaw head tells apart. */
    public static final int PERMUTATIONS = 100;

    private static final int VECTOR = 256;

    private enum Copies {
        ONE,
        ONE_A_CLASS
    }

    private final String key;
    private final Copies copies;

    HeadKind(String key, Copies copies) {
        this.key = key;
        this.copies = copies;
    }

    /** The name in recipes and objectives. */
    public String key() {
        return key;
    }

    /** How many copies, each with weights of its own, a model has for so many classes. */
    public int copies(int classes) {
        return copies == Copies.ONE ? 1 : classes;
    }

    /**
     * The head for a network.
     *
     * @throws IllegalArgumentException if the network has not what the head reads
     */
    public abstract Graph graph(Graph network);

    /** The names of all. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(HeadKind::key).toList();
    }

    /**
     * The head of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static HeadKind named(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no head is called " + key));
    }

    private static MapShape features(Graph network) {
        return network.tap(DenseRoadNet.FEATURES).shape();
    }
}
