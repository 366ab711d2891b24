package io.roadloop.standalone.weights;

import io.roadloop.graph.Graph;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.network.ClassCount;
import io.roadloop.standalone.network.NamedNetworks;
import io.roadloop.trainer.step.DamagedStateException;
import io.roadloop.trainer.step.LearningState;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop weights extract}. */
@Command(
        name = "extract",
        sortOptions = false,
        description = {
            "Writes the weights of a model in a trainer's checkpoint as a safetensors file, by the network's own "
                    + "paths: to export the network with other outputs, or to begin another training with it.",
            "Heads are left out. Batch norms have the statistics that were learnt, also where the recipe measures "
                    + "others for its releases."
        })
public final class ExtractCommand implements Callable<Integer> {

    private static final String ROOM = "/weights/";
    private static final String HEADS = "heads/";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--checkpoint",
            required = true,
            paramLabel = "DIR",
            description = "A folder round-NNNNNN below checkpoints/ of the trainer's state-directory.")
    private Path checkpoint = Path.of("round-000001");

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description = "As the recipe calls it, such as student or teacher.")
    private String model = "";

    @Option(
            names = "--network",
            required = true,
            paramLabel = "NAME",
            description = "Its network, such as dense-road/compact.")
    private String network = "";

    @Mixin
    private ClassCount classes = new ClassCount();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write or replace.")
    private Path out = Path.of("model.safetensors");

    @Override
    public Integer call() {
        Graph graph = NamedNetworks.graph("--network", network, classes.count());
        Map<String, float[]> weights = weights(state());
        try {
            WeightFiles.save(graph, weights, out, Map.of("roadloop.network", network));
        } catch (WeightsMismatchException e) {
            throw new UserErrorException(
                    "--model " + model + " of " + checkpoint + " is no " + network + " for " + classes.count()
                            + " classes: " + e.getMessage(),
                    e);
        }
        PrintWriter console = spec.commandLine().getOut();
        console.println(out + ": " + model + ", " + weights.size() + " tensors");
        console.flush();
        return ExitCode.OK;
    }

    private LearningState state() {
        if (!Files.isDirectory(checkpoint)) {
            throw new UserErrorException("--checkpoint " + checkpoint + ": there is no such folder");
        }
        Path below = checkpoint.resolve("learning");
        try {
            return LearningState.read(Files.isDirectory(below) ? below : checkpoint);
        } catch (DamagedStateException e) {
            throw new UserErrorException("--checkpoint " + checkpoint + ": " + e.getMessage(), e);
        }
    }

    private Map<String, float[]> weights(LearningState state) {
        Map<String, float[]> weights = new TreeMap<>();
        Set<String> models = new TreeSet<>();
        state.arrays().forEach((name, values) -> {
            int room = name.indexOf(ROOM);
            if (room < 0) {
                return;
            }
            String path = name.substring(room + ROOM.length());
            models.add(name.substring(0, room));
            if (name.startsWith(model + ROOM) && !path.startsWith(HEADS)) {
                weights.put(path, values);
            }
        });
        if (weights.isEmpty()) {
            throw new UserErrorException(
                    "--model " + model + ": " + checkpoint + " has the models " + String.join(", ", models));
        }
        return weights;
    }
}
