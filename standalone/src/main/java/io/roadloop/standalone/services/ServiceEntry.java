package io.roadloop.standalone.services;

import io.roadloop.inference.InferenceMain;
import io.roadloop.ingest.IngestMain;
import io.roadloop.trainer.TrainerMain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The three services under {@code ./roadloop}; each parses its own arguments, as it does in a deployment. */
public sealed interface ServiceEntry extends Callable<Integer> {

    /** Adds all of them. */
    static void addTo(CommandLine commands) {
        for (ServiceEntry entry : List.of(new Ingest(), new Train(), new Infer())) {
            CommandLine command = new CommandLine(entry);
            command.setStopAtUnmatched(true);
            commands.addSubcommand(command);
        }
    }

    /** {@code ./roadloop ingest}. */
    @Command(
            name = "ingest",
            description = "Runs the ingest service against a cluster: frames and labels into the stream.")
    final class Ingest implements ServiceEntry {

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() {
            IngestMain.main(arguments.toArray(String[]::new));
            return 0;
        }
    }

    /** {@code ./roadloop train}. */
    @Command(
            name = "train",
            description = "Runs the online trainer against a cluster: labels and frames in, models out.")
    final class Train implements ServiceEntry {

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() {
            TrainerMain.main(arguments.toArray(String[]::new));
            return 0;
        }
    }

    /** {@code ./roadloop infer}. */
    @Command(
            name = "infer",
            description = "Runs the inference service against a cluster: frames in, segmentations out.")
    final class Infer implements ServiceEntry {

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() {
            InferenceMain.main(arguments.toArray(String[]::new));
            return 0;
        }
    }
}
