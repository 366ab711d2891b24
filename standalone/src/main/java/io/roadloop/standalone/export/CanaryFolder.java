package io.roadloop.standalone.export;

import io.roadloop.graph.Graph;
import io.roadloop.graph.layer.Extent;
import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.ingest.source.FolderFrame;
import io.roadloop.ingest.source.FrameFolder;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.labelled.LabelledFolder;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.util.List;

/** The frames of a folder at one size, for a network to be pruned by; read from disk at each walk. */
final class CanaryFolder {

    private final List<Path> files;
    private final Size size;
    private final int shortestSide;

    private CanaryFolder(List<Path> files, Size size, int shortestSide) {
        this.files = files;
        this.size = size;
        this.shortestSide = shortestSide;
    }

    /**
     * Lists a folder.
     *
     * @throws UserErrorException if it is missing or has no frame, or if at that size the network's coarsest map would
     *     stand for pixels that there are not
     */
    static CanaryFolder list(Path folder, Size size, Graph network) {
        int shortest = coarsest(network);
        if (!isLargeEnough(size, shortest)) {
            throw new UserErrorException("--size " + size + ": with --canary no side may be shorter than " + shortest
                    + ", the stride of the coarsest map of " + network);
        }
        List<Path> files = FrameFolder.list(folder).frames().stream()
                .map(FolderFrame::file)
                .toList();
        return new CanaryFolder(files, size, shortest);
    }

    /** The walk ends with a {@link UserErrorException} that names the first file that cannot be read or is too small. */
    RgbFrames frames() {
        return new RgbFrames(size.width(), size.height(), () -> files.stream()
                .map(this::pixels)
                .iterator());
    }

    private byte[] pixels(Path file) {
        RgbImage image = LabelledFolder.image(file);
        if (!isLargeEnough(image.size(), shortestSide)) {
            throw new UserErrorException(
                    "--canary: " + file + " is " + image.size() + ", too small to prune by: no side"
                            + " may be shorter than " + shortestSide + ", the stride of the network's coarsest map");
        }
        return image.resize(size).rgb();
    }

    private static boolean isLargeEnough(Size size, int shortest) {
        return Math.min(size.width(), size.height()) >= shortest;
    }

    private static int coarsest(Graph network) {
        return network.nodes().stream()
                .map(node -> node.shape().extent())
                .mapToInt(extent -> extent instanceof Extent.Relative relative ? relative.reduction() : 1)
                .max()
                .orElse(1);
    }
}
