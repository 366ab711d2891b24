package io.roadloop.kit.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void shouldBeAsGoodAsTheWorseOfTwoParts() {
        Health waiting = Health.notReady("waiting for a first release");
        Health dead = Health.dead("the stream thread died");

        assertThat(Health.working().and(Health.working())).isEqualTo(Health.working());
        assertThat(Health.working().and(waiting)).isEqualTo(waiting);
        assertThat(waiting.and(dead))
                .isEqualTo(new Health(false, false, List.of("waiting for a first release", "the stream thread died")));
    }

    @Test
    void shouldNotBeReadyAndDeadAtOnceNorUnreadyWithoutAReason() {
        assertThatThrownBy(() -> new Health(false, true, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Health(true, true, List.of("but"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Health(true, false, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
