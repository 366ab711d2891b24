package io.roadloop.trainer.pool;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LostLabelsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(LostLabels.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

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
    void shouldWarnAtTheFirstAndAtEachDoubling() {
        LostLabels lost = new LostLabels(1024);

        LongStream.rangeClosed(0, 10).forEach(lost::count);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(4)
                .first()
                .asString()
                .startsWith("1 labelled samples are not trained on: pools.labelled-bytes = 1024");
    }
}
