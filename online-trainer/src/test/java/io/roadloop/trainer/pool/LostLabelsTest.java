package io.roadloop.trainer.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.LogLines;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LostLabelsTest {
    @RegisterExtension
    private final LogLines lines = new LogLines(LostLabels.class.getName());

    @Test
    void shouldWarnAtTheFirstAndAtEachDoubling() {
        LostLabels lost = new LostLabels(1024);

        LongStream.rangeClosed(0, 10).forEach(lost::count);

        assertThat(lines.messages())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("1 labelled samples are not trained on: pools.labelled-bytes = 1024");
    }
}
