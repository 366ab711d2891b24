package io.roadloop.schemas.topics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminTest {

    @Test
    void shouldCreateWhatIsMissingTakeWhatFitsAndNameWhatDoesNot(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // Given: one topic that is larger than its spec, one that would lose releases
            NewTopic wide = new NewTopic(Topics.PSEUDO_LABELS.name(), 8, (short) 1)
                    .configs(Topics.PSEUDO_LABELS.configuration());
            NewTopic wrong = new NewTopic(Topics.MODEL_RELEASES.name(), 2, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "1000"));
            admin.createTopics(Set.of(wide, wrong)).all().get();

            // When, Then
            assertThatCode(() -> {
                        TopicAdmin.ensure(admin, List.of(Topics.FRAMES, Topics.PSEUDO_LABELS));
                        TopicAdmin.ensure(admin, List.of(Topics.FRAMES, Topics.PSEUDO_LABELS));
                    })
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> TopicAdmin.ensure(admin, Topics.all()))
                    .isInstanceOf(TopicMismatchException.class)
                    .hasMessageContaining("roadloop.model-releases has 2 partitions, must have exactly 1")
                    .hasMessageContaining("has cleanup.policy=compact, must have delete")
                    .hasMessageContaining("has max.message.bytes=1000, must have at least 1048576");
        }
    }
}
