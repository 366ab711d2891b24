package io.roadloop.store.onnx;

/**
 * How much a model file may hold. The defaults fit a ResNet-50 segmentation network with room to spare.
 *
 * @param maximumBytes of the file, at least 1
 * @param maximumParts fields in the file, at least 1: bounds what parsing it takes, at about 100 bytes each
 * @param maximumNodes operators, at least 1
 * @param maximumElements of one tensor, at least 1
 * @param irVersions allowed versions of the file format
 * @param opsets allowed versions of the standard operators
 */
public record InspectionLimits(
        long maximumBytes, int maximumParts, int maximumNodes, long maximumElements, Range irVersions, Range opsets) {

    /** IR 7 to 10 and opsets 13 to 21: what ONNX Runtime 1.21 runs and the shapes of the operators agree with ours. */
    public static final InspectionLimits DEFAULTS =
            new InspectionLimits(256L << 20, 1_000_000, 20_000, 64L << 20, new Range(7, 10), new Range(13, 21));

    public InspectionLimits {
        if (maximumBytes < 1 || maximumParts < 1 || maximumNodes < 1 || maximumElements < 1) {
            throw new IllegalArgumentException("inspection limits " + maximumBytes + " bytes, " + maximumParts
                    + " parts, " + maximumNodes + " nodes, " + maximumElements + " elements: each must be at least 1");
        }
    }

    /** @param least and {@code most}: both are in the range */
    public record Range(long least, long most) {

        boolean contains(long value) {
            return value >= least && value <= most;
        }

        @Override
        public String toString() {
            return least + " to " + most;
        }
    }
}
