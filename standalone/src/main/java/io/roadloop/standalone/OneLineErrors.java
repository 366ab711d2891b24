package io.roadloop.standalone;

import io.roadloop.embedded.PortInUseException;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.torch.UnusableDeviceException;
import io.roadloop.graph.weights.WeightsFileException;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.kit.service.Failures;
import io.roadloop.onnx.UnusableOnnxDeviceException;
import io.roadloop.schemas.wire.InvalidWireSettingException;
import io.roadloop.store.release.KeyFileException;
import io.roadloop.vision.UnknownTaxonomyException;
import java.util.List;
import picocli.CommandLine;

/** Every command fails alike: one line that says what and what to do, and exit code 2 for bad input, 1 otherwise. */
final class OneLineErrors {

    private static final List<Class<? extends Exception>> THEIRS = List.of(
            UnknownTaxonomyException.class,
            UnusableDeviceException.class,
            UnusableOnnxDeviceException.class,
            WeightsFileException.class,
            WeightsMismatchException.class,
            PortInUseException.class,
            KeyFileException.class,
            InvalidWireSettingException.class);

    private OneLineErrors() {}

    static CommandLine applyTo(CommandLine commands) {
        commands.setParameterExceptionHandler((failure, arguments) -> {
            CommandLine command = failure.getCommandLine();
            String name = command.getCommandSpec().qualifiedName();
            command.getErr().println(name + ": " + Failures.oneLine(failure) + "; see " + name + " --help");
            return ExitCode.BAD_INPUT;
        });
        commands.setExecutionExceptionHandler((failure, command, result) ->
                Failures.report(command.getCommandSpec().qualifiedName(), asUserError(failure)));
        return commands;
    }

    /** Libraries that know nothing of the kit say what is wrong with an argument in exceptions of their own. */
    private static Exception asUserError(Exception failure) {
        return THEIRS.stream().anyMatch(type -> type.isInstance(failure))
                ? new UserErrorException(Failures.oneLine(failure), failure)
                : failure;
    }
}
