package io.roadloop.graph.nets;

/** On how many frames a cell, and each of its gates, was closed, and each gate fully open. */
final class CellCount {
    private final long[] closed;
    private final long[] fullyOpen;
    private long cellClosed;

    /** @param gates how many the cell has */
    CellCount(int gates) {
        closed = new long[gates];
        fullyOpen = new long[gates];
    }

    /** @param values of the gates, frame after frame, each in 0..1 */
    void add(float[] values) {
        for (int frame = 0; frame < values.length; frame += closed.length) {
            double sum = 0;
            for (int gate = 0; gate < closed.length; gate++) {
                sum += values[frame + gate];
            }
            boolean passes = sum < RoutingCell.CLOSED;
            cellClosed += passes ? 1 : 0;
            for (int gate = 0; gate < closed.length; gate++) {
                closed[gate] += passes || values[frame + gate] == 0 ? 1 : 0;
                fullyOpen[gate] += values[frame + gate] == 1 ? 1 : 0;
            }
        }
    }

    int gates() {
        return closed.length;
    }

    /** Frames on which the cell passed on what it received. */
    long closed() {
        return cellClosed;
    }

    long closed(int gate) {
        return closed[gate];
    }

    /** Frames on which the gate gave 1: tanh does from about 9 on, in fp32. */
    long fullyOpen(int gate) {
        return fullyOpen[gate];
    }

    /** Gates that were closed on at least that many frames. */
    int closedGates(double least) {
        int gates = 0;
        for (long frames : closed) {
            gates += frames >= least ? 1 : 0;
        }
        return gates;
    }
}
