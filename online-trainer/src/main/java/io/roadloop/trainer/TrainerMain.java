package io.roadloop.trainer;

import io.roadloop.kit.service.ServiceMain;

/** The online trainer's main. */
public final class TrainerMain {
    private static final String NAME = "online-trainer";
    private static final String DEFAULTS = "online-trainer-defaults.yaml";

    private TrainerMain() {}

    public static void main(String[] args) {
        // DJL's engine otherwise sends telemetry, and looks for downloads, when it is first used.
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        ServiceMain.run(NAME, args, TrainerSettings.class, DEFAULTS, TrainerService::start);
    }
}
