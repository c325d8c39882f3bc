package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SearchTurnsTest {

    private final SearchTurns turns =
            new SearchTurns(
                    new RecordsProperties(
                            Duration.ofSeconds(10),
                            4,
                            Duration.ofSeconds(3),
                            DataSize.ofMegabytes(4),
                            3,
                            Duration.ofMinutes(30),
                            4,
                            1,
                            5,
                            DataSize.ofMegabytes(4)));

    @Test
    void aTurnIsTakenAsLongAsAThreadOfItsSearchLives() {
        SearchTurns.Turn turn = turns.take("ann");
        turn.hold();
        turn.close();
        assertThat(turns.running()).as("its thread lives").isEqualTo(1);
        assertThatThrownBy(() -> turns.take("ann")).isInstanceOf(Unavailable.class);
        turn.close();
        assertThat(turns.running()).isZero();
        turns.take("ann").close();
        assertThat(turns.running()).isZero();
    }
}
