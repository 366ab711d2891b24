package io.roadloop.trainer.view.cutmix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Boxes of French et al., as paper 001 lays them (section 3.2; methods.md 3, vectors 07a to 07c): of an image's size H × W,
 * {@code h = ½^u·H/√N}, {@code w = ½^(1 − u)·W/√N}, rounded half to even, anywhere inside the image.
 *
 * <p>The areas of all N sum to about H·W/2, their union to about 0.39·H·W when N is 32: a later box covers an earlier one.
 *
 * @param boxes N
 * @param height H
 * @param width W
 */
public record BoxLaw(int boxes, int height, int width) {
    private static final double SHARE = 0.5;

    /** Draws the boxes; the order is that in which they are laid. */
    public List<Box> draw(RandomGenerator random) {
        List<Box> drawn = new ArrayList<>(boxes);
        for (int i = 0; i < boxes; i++) {
            drawn.add(box(random.nextDouble(), random.nextDouble(), random.nextDouble()));
        }
        return List.copyOf(drawn);
    }

    /**
     * The box of three numbers in [0, 1].
     *
     * @param aspect u: 0 is as high as it gets, 1 as wide
     * @param y how far down, of the rows that are left beside it
     * @param x how far to the right, of the columns that are left beside it
     */
    public Box box(double aspect, double y, double x) {
        double tall = Math.pow(SHARE, aspect);
        double scale = Math.sqrt(1.0 / boxes);
        int rows = (int) Math.rint(tall * scale * height);
        int columns = (int) Math.rint(SHARE / tall * scale * width);
        int top = (int) Math.rint((height - rows) * y);
        int left = (int) Math.rint((width - columns) * x);
        return new Box(top, left, top + rows, left + columns);
    }

    /** Which box each pixel belongs to, when they are laid one after the other. */
    public OwnerMap owners(List<Box> laid) {
        int[] owners = new int[height * width];
        Arrays.fill(owners, OwnerMap.NONE);
        for (int i = 0; i < laid.size(); i++) {
            Box box = laid.get(i);
            for (int y = box.top(); y < box.bottom(); y++) {
                Arrays.fill(owners, y * width + box.left(), y * width + box.right(), i);
            }
        }
        return new OwnerMap(height, width, laid.size(), owners);
    }
}
