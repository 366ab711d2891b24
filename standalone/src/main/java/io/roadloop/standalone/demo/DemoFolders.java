package io.roadloop.standalone.demo;

import java.nio.file.Path;
import java.util.List;

/** Where a demo puts what: results in {@code out}, everything the run itself needs in {@code out/work}. */
record DemoFolders(Path out) {

    /** All that a demo leaves behind. */
    List<Path> results() {
        return List.of(work(), summary(), contactSheet(), learningCurve(), model());
    }

    /** What must be there before anything is started. */
    List<Path> made() {
        return List.of(logs(), settings(), keys(), store());
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
