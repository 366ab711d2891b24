package io.roadloop.standalone.export;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.AtomicFiles;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An exported file and the report beside it, which are written together. */
record ExportFiles(Path onnx, Path report) {

    private static final String SUFFIX = ".onnx";

    /**
     * The files of {@code --out}; nothing is made yet.
     *
     * @throws UserErrorException if the name is not that of an ONNX file, or one of both could not be written
     */
    static ExportFiles named(Path out) {
        String name = String.valueOf(out.getFileName());
        if (!name.endsWith(SUFFIX) || name.equals(SUFFIX)) {
            throw new UserErrorException("--out " + out + ": must name a file that ends with " + SUFFIX);
        }
        String stem = name.substring(0, name.length() - SUFFIX.length());
        ExportFiles files = new ExportFiles(out, out.resolveSibling(stem + ".parity.json"));
        List.of(files.onnx, files.report).forEach(ExportFiles::requireWritable);
        return files;
    }

    /**
     * Writes or replaces both. Whoever finds the file finds its report: that is renamed first, and names its digest.
     *
     * @throws UserErrorException if they cannot be written
     */
    void write(byte[] file, Measurement<?> result) {
        Map<Path, byte[]> both = new LinkedHashMap<>();
        try {
            String json = Json.mapper().writeValueAsString(result) + "\n";
            both.put(report, json.getBytes(StandardCharsets.UTF_8));
            both.put(onnx, file);
            AtomicFiles.writeAll(both);
        } catch (IOException e) {
            throw new UserErrorException("--out " + onnx + " cannot be written (" + e + ")", e);
        }
    }

    private static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (Files.isDirectory(file)) {
            throw new UserErrorException("--out: " + file + " cannot be written: it is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserErrorException("--out: " + file + " cannot be written: " + folder + " is no folder");
        }
        if (!Files.isWritable(folder)) {
            throw new UserErrorException("--out: " + file + " cannot be written: you may not write into " + folder);
        }
    }
}
