package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MissingDomainTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(MissingDomain.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final MissingDomain missing = new MissingDomain("bank", "street");

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void shouldSayOnceThatNoneOfManyImagesIsOfTheDomainAndOfWhichTheyAre() {
        look(MissingDomain.IMAGES - 2, "target", "city");
        assertThat(lines.list).isEmpty();

        look(3 * MissingDomain.IMAGES, "target", "target");

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith(
                        "memory bank: none of 256 labelled images is of the domain street, they are of city, target;");
    }

    @Test
    void shouldSayNothingWhereOneImageIsOfTheDomain() {
        look(2, "street", "city");

        look(3 * MissingDomain.IMAGES, "city", "city");

        assertThat(lines.list).isEmpty();
    }

    private void look(int images, String one, String other) {
        for (int i = 0; i < images; i += 2) {
            missing.look(List.of(one, other));
        }
    }
}
