package io.roadloop.standalone.demo;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a demo puts what: results in {@code out}, everything the run itself needs in {@code out/work}.
 *
 * A work folder of an earlier demo is removed; a folder that holds anything else is left alone and refused.
 */
record DemoFolders(Path out) {

    private static final List<String> OURS =
            List.of("work", "summary.json", "contact-sheet.png", "learning-curve.png", "model");

    static DemoFolders prepare(Path out) {
        try {
            Path absolute = out.toAbsolutePath().normalize();
            refuseForeign(absolute);
            for (String name : OURS) {
                Folders.delete(absolute.resolve(name));
            }
            DemoFolders folders = new DemoFolders(absolute);
            for (Path folder : List.of(folders.logs(), folders.settings(), folders.keys(), folders.store())) {
                Files.createDirectories(folder);
            }
            return folders;
        } catch (IOException e) {
            throw new UserErrorException("--out " + out + " cannot be written (" + e + "); name a folder that can");
        }
    }

    private static void refuseForeign(Path out) throws IOException {
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw new UserErrorException("--out " + out + " is a file; name a folder");
        }
        try (Stream<Path> entries = Files.list(out)) {
            List<String> foreign = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !OURS.contains(name))
                    .toList();
            if (!foreign.isEmpty()) {
                throw new UserErrorException("--out " + out + " holds " + foreign.get(0)
                        + ", which is not a demo's; name an empty or a new folder");
            }
        }
    }

    Path work() {
        return out.resolve("work");
    }

    Path broker() {
        return work().resolve("broker");
    }

    Path registry() {
        return work().resolve("registry");
    }

    Path logs() {
        return work().resolve("logs");
    }

    Path settings() {
        return work().resolve("settings");
    }

    Path keys() {
        return work().resolve("keys");
    }

    Path store() {
        return work().resolve("models");
    }

    Path trainer() {
        return work().resolve("trainer");
    }

    Path summary() {
        return out.resolve("summary.json");
    }

    Path contactSheet() {
        return out.resolve("contact-sheet.png");
    }

    Path learningCurve() {
        return out.resolve("learning-curve.png");
    }

    Path model() {
        return out.resolve("model");
    }
}
