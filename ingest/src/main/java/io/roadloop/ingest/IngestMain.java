package io.roadloop.ingest;

import io.roadloop.kit.service.ServiceMain;

/** Starts the ingest service. */
public final class IngestMain {

    private IngestMain() {}

    public static void main(String[] args) {
        ServiceMain.run("ingest", args, IngestSettings.class, "ingest-defaults.yaml", IngestService::start);
    }
}
