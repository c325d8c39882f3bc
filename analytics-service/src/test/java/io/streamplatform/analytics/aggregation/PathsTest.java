package io.streamplatform.analytics.aggregation;

import static io.streamplatform.analytics.aggregation.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.analytics.Events;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.PathStep;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users did last. */
class PathsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "9, 1",
        "10, 3",
        "11, 11",
        "50, 7",
        "60, 60",
        "61, 1",
        "200, 13",
        "200, 200"
    })
    void theLastFiftyStepsAreKept_newestFirst_whateverTheBatches(int steps, int batch) {
        Ledger ledger = new Ledger();
        List<UserEvent> events = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            events.add(Events.search("a", NOON.plusMillis(step), "term " + step));
            if (events.size() == batch || step == steps - 1) {
                ledger.take(events);
                events.clear();
            }
        }

        List<String> path =
                Objects.requireNonNull(ledger.aggregates.paths().get("a")).newestFirst().stream()
                        .map(PathStep::detail)
                        .toList();
        assertThat(path).hasSizeBetween(Math.min(steps, 50), 60);
        for (int index = 0; index < path.size(); index++) {
            assertThat(path.get(index)).isEqualTo("term " + (steps - 1 - index));
        }
    }

    @Test
    void aFurtherStepWritesOnePage() {
        Ledger ledger = new Ledger();
        for (int step = 0; step < 55; step++) {
            ledger.take(Events.login("a", NOON));
        }

        assertThat(ledger.take(Events.login("a", NOON)).changes())
                .filteredOn(change -> change.key().subject() == AggregateSubject.PATH)
                .hasSize(1);
    }

    @Test
    void ofTooManyUsersThoseThatWereActiveLastAreKept_inOneBatchOrMany() {
        Ledger ledger = new Ledger(limits(3));
        List<UserEvent> events = new ArrayList<>();
        for (int user = 0; user < 10; user++) {
            events.add(Events.login("user-" + user, NOON));
        }
        events.add(Events.login("user-7", NOON));
        ledger.take(events);
        assertThat(ledger.aggregates.paths().keySet())
                .containsExactly("user-8", "user-9", "user-7");

        ledger.take(Events.login("new", NOON));
        ledger.take(Events.login("new", NOON));
        assertThat(ledger.aggregates.paths().keySet()).containsExactly("user-9", "user-7", "new");
    }

    @Test
    void identifiersMayHaveAnyCharacters() {
        Ledger ledger = new Ledger();
        ledger.take(Events.login("a/b%2F ü", NOON));

        assertThat(ledger.restored().paths()).containsOnlyKeys("a/b%2F ü");
    }

    private static Limits limits(int pathUsers) {
        return new Limits(
                Duration.ofHours(24),
                Duration.ZERO,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                10,
                10,
                10,
                pathUsers);
    }
}
