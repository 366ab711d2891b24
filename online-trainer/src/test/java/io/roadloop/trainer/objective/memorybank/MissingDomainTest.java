package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingDomainTest {
    @RegisterExtension
    private final LogLines lines = new LogLines(MissingDomain.class.getName());

    private final MissingDomain missing = new MissingDomain("bank", "street");

    @Test
    void shouldSayOnceThatNoneOfManyImagesIsOfTheDomainAndOfWhichTheyAre() {
        look(MissingDomain.IMAGES - 2, "target", "city");
        assertThat(lines.messages()).isEmpty();

        look(3 * MissingDomain.IMAGES, "target", "target");

        assertThat(lines.messages())
                .singleElement()
                .asString()
                .startsWith(
                        "memory bank: none of 256 labelled images is of the domain street, they are of city, target;");
    }

    @Test
    void shouldSayNothingWhereOneImageIsOfTheDomain() {
        look(2, "street", "city");

        look(3 * MissingDomain.IMAGES, "city", "city");

        assertThat(lines.messages()).isEmpty();
    }

    private void look(int images, String one, String other) {
        for (int i = 0; i < images; i += 2) {
            missing.look(List.of(one, other));
        }
    }
}
