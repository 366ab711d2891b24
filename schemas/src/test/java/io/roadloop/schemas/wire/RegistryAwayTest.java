package io.roadloop.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.roadloop.embedded.EmbeddedRegistry;
import io.roadloop.schemas.Examples;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.topics.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAwayTest {

    private static final byte[] UNKNOWN_ID = {0, 0, 0, 1, 0, 1, 2, 3};

    @Test
    void shouldWriteAndReadOnWhenTheRegistryGoesAfterTheRegistration(@TempDir Path folder) {
        // Given
        EmbeddedRegistry registry = EmbeddedRegistry.start(folder, 0);
        try (AvroWire wire = new AvroWire(WireSettings.plain("unused:1", registry.url()))) {
            wire.register();
            Serializer<CameraFrame> serializer = wire.serializer(Topics.FRAMES);
            WireReader<CameraFrame> reader = wire.reader(Topics.FRAMES);

            // When
            registry.close();
            ReadRecord<CameraFrame> outcome = reader.read(serializer.serialize(Topics.FRAMES.name(), Examples.frame()));

            // Then
            assertThat(outcome).isEqualTo(new ReadRecord.Read<>(Examples.frame()));
            assertThatThrownBy(() -> reader.read(UNKNOWN_ID))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("could not be asked for schema 256");
        } finally {
            registry.close();
        }
    }

    @Test
    void shouldNotTakeARecordForBadWhenTheRegistryAnswersWithAFault() throws Exception {
        // Given: a registry behind a gateway that refuses
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        gateway.start();
        String url = "http://127.0.0.1:" + gateway.getAddress().getPort();
        try (AvroWire wire = new AvroWire(WireSettings.plain("unused:1", url))) {

            // When, Then
            assertThatThrownBy(() -> wire.reader(Topics.FRAMES).read(UNKNOWN_ID))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("503");
            assertThatThrownBy(wire::register)
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("503");
        } finally {
            gateway.stop(0);
        }
    }
}
