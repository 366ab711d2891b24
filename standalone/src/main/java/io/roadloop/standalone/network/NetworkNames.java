package io.roadloop.standalone.network;

import io.roadloop.kit.UserErrorException;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --nets}: the networks that a command goes through. */
public final class NetworkNames {

    private static final String OPTION = "--nets";
    private static final String ALL = "all";

    @Option(
            names = OPTION,
            split = ",",
            paramLabel = "NAME",
            defaultValue = ALL,
            description = "Networks by name, or all. Default: ${DEFAULT-VALUE}.")
    private List<String> given = List.of();

    /**
     * Those that were named, each once.
     *
     * @param known what {@code all} stands for
     * @throws UserErrorException if one is unknown, with those that there are
     */
    public List<String> among(List<String> known) {
        if (given.equals(List.of(ALL))) {
            return known;
        }
        return given.stream()
                .map(name -> NamedNetworks.known(OPTION, name, known))
                .distinct()
                .toList();
    }
}
