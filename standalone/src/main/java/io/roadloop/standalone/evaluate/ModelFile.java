package io.roadloop.standalone.evaluate;

import io.roadloop.kit.UserErrorException;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;
import io.roadloop.store.onnx.TensorInfo;
import io.roadloop.vision.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An exported file. Somebody else's is looked at before it is loaded, here as in the service.
 *
 * @param path of the file
 * @param onnx its bytes
 * @param accepted what the inspection found
 */
@SuppressWarnings("ArrayRecordComponent")
record ModelFile(Path path, byte[] onnx, Inspected.Accepted accepted) {
    private static final String LOGITS = "logits";
    private static final int CHANNELS = 1;

    /**
     * Reads and inspects.
     *
     * @param model the file, or the folder of a release that holds model.onnx
     * @throws UserErrorException if it cannot be read, or is no model of Roadloop
     */
    static ModelFile read(Path model) {
        Path file = Files.isDirectory(model) ? model.resolve("model.onnx") : model;
        try {
            byte[] onnx = Files.readAllBytes(file);
            Inspected inspected = OnnxInspection.inspect(onnx, InspectionLimits.DEFAULTS);
            if (inspected instanceof Inspected.Refused refused) {
                throw new UserErrorException("--model " + file + " is not a model of Roadloop: " + refused.reason());
            }
            return new ModelFile(file, onnx, (Inspected.Accepted) inspected);
        } catch (IOException e) {
            throw new UserErrorException("--model " + file + " cannot be read; name an .onnx file or its folder", e);
        }
    }

    /** @throws UserErrorException if card or file tell other classes than the taxonomy's */
    void require(Taxonomy taxonomy) {
        TaughtClasses.of(path, accepted.metadata()).ifPresent(classes -> classes.require(taxonomy));
    }

    /** @throws UserErrorException if it does not give the logits of the taxonomy's classes */
    void requireLogits(Taxonomy taxonomy) {
        TensorInfo logits = output(LOGITS)
                .orElseThrow(() -> new UserErrorException("--model " + path
                        + " gives classes and confidence only, and --scales and --flip average the probabilities of all"
                        + " classes: export the network with --outputs classes,confidence,logits"));
        OptionalLong channels =
                logits.shape().isEmpty() ? OptionalLong.empty() : logits.shape().get(CHANNELS);
        if (channels.isPresent() && channels.getAsLong() != taxonomy.size()) {
            throw new UserErrorException("--taxonomy " + taxonomy.name() + " has " + taxonomy.size() + " classes, but "
                    + path + " gives the logits of " + channels.getAsLong()
                    + ": name the taxonomy that the model was taught");
        }
    }

    private Optional<TensorInfo> output(String name) {
        return accepted.outputs().stream()
                .filter(output -> output.name().equals(name))
                .findFirst();
    }
}
