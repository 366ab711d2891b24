package io.roadloop.standalone;

import io.roadloop.kit.service.Version;
import io.roadloop.standalone.audit.AuditCommand;
import io.roadloop.standalone.bench.BenchCommand;
import io.roadloop.standalone.demo.DemoCommand;
import io.roadloop.standalone.evaluate.EvaluateCommand;
import io.roadloop.standalone.export.ExportCommand;
import io.roadloop.standalone.network.NetworkCommand;
import io.roadloop.standalone.round.RoundCommand;
import io.roadloop.standalone.services.BrokerCommand;
import io.roadloop.standalone.services.KeysCommand;
import io.roadloop.standalone.services.RegistryCommand;
import io.roadloop.standalone.services.ServiceEntry;
import io.roadloop.standalone.study.StudyCommand;
import io.roadloop.standalone.weights.WeightsCommand;
import io.roadloop.store.release.KeyId;
import io.roadloop.vision.Size;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** {@code ./roadloop}: every command of the product. */
@Command(
        name = "roadloop",
        synopsisSubcommandLabel = "COMMAND",
        description = "A road-scene segmentation model that keeps learning while the fleet drives.",
        mixinStandardHelpOptions = true,
        versionProvider = Roadloop.VersionLine.class,
        subcommands = {
            DemoCommand.class,
            BrokerCommand.class,
            RegistryCommand.class,
            KeysCommand.class,
            AuditCommand.class,
            RoundCommand.class,
            EvaluateCommand.class,
            StudyCommand.class,
            NetworkCommand.class,
            WeightsCommand.class,
            ExportCommand.class,
            BenchCommand.class
        },
        footer = {"", "roadloop COMMAND --help tells more. Start with: ./roadloop demo"})
public final class Roadloop {

    private Roadloop() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Roadloop());
        addHelp(commands);
        ServiceEntry.addTo(commands);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.registerConverter(Size.class, Roadloop::size);
        commands.registerConverter(KeyId.class, KeyId::parse);
        return OneLineErrors.applyTo(commands);
    }

    /** An exception of picocli's own, because of others it names the class to the user. */
    private static Size size(String text) {
        try {
            return Size.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Every command below knows --help; the services, added later, parse their own. */
    private static void addHelp(CommandLine above) {
        above.getSubcommands().values().forEach(command -> {
            command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new VersionLine());
            addHelp(command);
        });
    }

    /** Reads the version from the jar. */
    static final class VersionLine implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"roadloop " + Version.current()};
        }
    }
}
