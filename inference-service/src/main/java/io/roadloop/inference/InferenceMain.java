package io.roadloop.inference;

import io.roadloop.kit.service.ServiceMain;

/** Starts the inference service: {@code --config FILE --set KEY=VALUE --print-config --help --version}. */
public final class InferenceMain {

    private InferenceMain() {}

    public static void main(String[] args) {
        ServiceMain.run(
                "inference-service",
                args,
                InferenceSettings.class,
                "inference-service-defaults.yaml",
                InferenceService::start);
    }
}
