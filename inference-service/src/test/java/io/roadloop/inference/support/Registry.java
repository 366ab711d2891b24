package io.roadloop.inference.support;

import io.roadloop.embedded.EmbeddedRegistry;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one real registry, or its wire without a broker, for the whole run of this module; it starts in about four seconds. */
public final class Registry implements ParameterResolver {

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(Registry.class);
    private static final String NO_BROKER = "localhost:1";

    private record Shared(EmbeddedRegistry registry, AvroWire wire) implements AutoCloseable {

        static Shared start(Path folder) {
            EmbeddedRegistry registry = EmbeddedRegistry.start(folder, 0);
            AvroWire wire = new AvroWire(WireSettings.plain(NO_BROKER, registry.url()));
            wire.register();
            return new Shared(registry, wire);
        }

        @Override
        public void close() {
            wire.close();
            registry.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == AvroWire.class || type == EmbeddedRegistry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent("shared", name -> Shared.start(folder()), Shared.class);
        return parameter.getParameter().getType() == AvroWire.class ? shared.wire() : shared.registry();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("roadloop-registry-");
        } catch (IOException failed) {
            throw new IllegalStateException("no temporary folder", failed);
        }
    }
}
