package io.roadloop.trainer.view.jigsaw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Permutations of nine tiles that differ much from one another; a permutation's place in the table is its class in the
 * pretext task (paper 000, section 3.1; methods.md 2.2, vector 04a).
 *
 * <p>The greedy rule of Noroozi and Favaro: from the identity on, the permutation with the largest sum of Hamming
 * distances to those chosen; among equals the one whose least distance is largest, then the first in lexicographic
 * order. So a smaller table is the beginning of a larger one. Choosing each costs a look at all 9!: about 4 ms.
 */
public final class PermutationTable {
    /** Tiles along a side of the grid. */
    public static final int SIDE = 3;

    /** Tiles of an image. */
    public static final int TILES = SIDE * SIDE;

    /** All permutations: 9!. */
    public static final int MOST = 362_880;

    private static final Map<Integer, PermutationTable> KNOWN = new ConcurrentHashMap<>();

    private final byte[][] rows;

    private PermutationTable(byte[][] rows) {
        this.rows = rows;
    }

    /**
     * The table of so many permutations, made at the first call.
     *
     * @throws IllegalArgumentException if there are not that many, or fewer than two are asked for
     */
    public static PermutationTable of(int size) {
        if (size < 2 || size > MOST) {
            throw new IllegalArgumentException("a table of " + size + " permutations of nine tiles: must lie in [2, "
                    + MOST + "], and 9! = " + MOST);
        }
        return KNOWN.computeIfAbsent(size, PermutationTable::chosen);
    }

    /** How many permutations it has. */
    public int size() {
        return rows.length;
    }

    /**
     * Where the tiles of the shuffled image come from: tile j of it, counted by rows, is tile {@code row[j]} of the
     * original.
     */
    public int[] row(int permutation) {
        int[] row = new int[TILES];
        for (int tile = 0; tile < TILES; tile++) {
            row[tile] = rows[permutation][tile];
        }
        return row;
    }

    private static PermutationTable chosen(int size) {
        byte[][] all = all();
        int[] sums = new int[all.length];
        byte[] least = new byte[all.length];
        Arrays.fill(least, (byte) (TILES + 1));
        byte[][] chosen = new byte[size][];
        int next = 0;
        for (int row = 0; row < size; row++) {
            chosen[row] = all[next];
            next = choose(all, next, sums, least);
        }
        return new PermutationTable(chosen);
    }

    /** Counts the distances to the one chosen last, and finds the next. A permutation chosen has distance 0 to itself. */
    private static int choose(byte[][] all, int last, int[] sums, byte[] least) {
        int best = -1;
        for (int i = 0; i < all.length; i++) {
            int distance = distance(all[i], all[last]);
            sums[i] += distance;
            least[i] = (byte) Math.min(least[i], distance);
            if (least[i] > 0 && (best < 0 || sums[i] > sums[best] || sums[i] == sums[best] && least[i] > least[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(byte[] one, byte[] other) {
        int differing = 0;
        for (int tile = 0; tile < TILES; tile++) {
            differing += one[tile] == other[tile] ? 0 : 1;
        }
        return differing;
    }

    /** All permutations in lexicographic order. */
    private static byte[][] all() {
        List<byte[]> all = new ArrayList<>(MOST);
        extend(new byte[TILES], 0, 0, all);
        return all.toArray(byte[][]::new);
    }

    private static void extend(byte[] begun, int length, int used, List<byte[]> into) {
        if (length == TILES) {
            into.add(begun.clone());
            return;
        }
        for (int tile = 0; tile < TILES; tile++) {
            if ((used & 1 << tile) == 0) {
                begun[length] = (byte) tile;
                extend(begun, length + 1, used | 1 << tile, into);
            }
        }
    }
}
