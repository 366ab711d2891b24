package io.roadloop.standalone.services;

import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./roadloop keys}. */
@Command(
        name = "keys",
        description = {
            "Makes a pair of keys (Ed25519): the trainer signs releases with the private one, the inference service "
                    + "accepts those of the public ones in its folder."
        })
public final class KeysCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the two files are written.")
    private Path folder = Path.of(".");

    @Option(
            names = "--id",
            defaultValue = "roadloop-1",
            description = "The key's id, also the files' name. Default: ${DEFAULT-VALUE}.")
    private KeyId keyId = new KeyId("roadloop-1");

    @Override
    public Integer call() {
        KeyFiles.generate(folder, keyId);
        System.out.println("private key, for the trainer alone:   " + KeyFiles.privateFile(folder, keyId));
        System.out.println("public key, for every service:        " + KeyFiles.publicFile(folder, keyId));
        return 0;
    }
}
