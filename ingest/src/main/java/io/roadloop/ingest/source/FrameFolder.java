package io.roadloop.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The images of a folder and of its direct sub-folders, by vehicle and in the order of their names.
 *
 * <p>A file in a sub-folder counts for the vehicle of that name. A file in the folder itself counts for the part of its
 * name before the first {@code _}, as CamVid names its files SEQUENCE_FRAME; without one, for {@value #ONLY_VEHICLE}.
 */
public final class FrameFolder {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png");
    private static final String ONLY_VEHICLE = "vehicle-1";
    private static final int FOLDER_AND_SUB_FOLDERS = 2;

    private final List<FolderFrame> frames;

    private FrameFolder(List<FolderFrame> frames) {
        this.frames = frames;
    }

    /**
     * Lists a folder.
     *
     * @throws FolderException if it is missing, cannot be read or has no image
     */
    public static FrameFolder list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new FolderException("no folder of frames at " + folder + ": check the path");
        }
        try (Stream<Path> files = Files.walk(folder, FOLDER_AND_SUB_FOLDERS)) {
            List<FolderFrame> frames = files.filter(FrameFolder::isImage)
                    .map(file -> frame(folder, file))
                    .sorted(Comparator.comparing(FolderFrame::name))
                    .toList();
            if (frames.isEmpty()) {
                throw new FolderException("no .jpg, .jpeg or .png in " + folder + ": put frames there");
            }
            return new FrameFolder(frames);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new FolderException("cannot read the folder " + folder + ": " + unreadable.getMessage());
        }
    }

    /** All frames, by name. */
    public List<FolderFrame> frames() {
        return frames;
    }

    /** The frames of each vehicle, both by name. */
    Map<String, List<FolderFrame>> byVehicle() {
        Map<String, List<FolderFrame>> vehicles = new TreeMap<>();
        for (FolderFrame frame : frames) {
            vehicles.computeIfAbsent(frame.vehicle(), vehicle -> new ArrayList<>())
                    .add(frame);
        }
        return vehicles;
    }

    /** The names, in order. */
    public List<String> names() {
        return frames.stream().map(FolderFrame::name).toList();
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot > 0 && ENDINGS.contains(name.substring(dot + 1)) && Files.isRegularFile(file);
    }

    private static FolderFrame frame(Path folder, Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        String name = path.substring(0, path.lastIndexOf('.'));
        return new FolderFrame(file, name, vehicle(name));
    }

    private static String vehicle(String name) {
        int folder = name.indexOf('/');
        int mark = folder > 0 ? folder : name.indexOf('_');
        return mark > 0 ? name.substring(0, mark) : ONLY_VEHICLE;
    }
}
