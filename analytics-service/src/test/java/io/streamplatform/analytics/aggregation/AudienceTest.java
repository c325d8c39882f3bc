package io.streamplatform.analytics.aggregation;

import static io.streamplatform.analytics.aggregation.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamplatform.analytics.Events;
import io.streamplatform.contracts.analytics.Audience;
import io.streamplatform.contracts.analytics.DistinctCount;
import io.streamplatform.contracts.analytics.MinuteAudience;
import io.streamplatform.contracts.events.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many different users and sessions there are. */
class AudienceTest {
    private final Ledger ledger = new Ledger();

    @ParameterizedTest
    @CsvSource({"1, 0", "10, 0", "150, 0", "1000, 60", "20000, 1200"})
    void fewAreCountedExactly_andManyWithinThreeStandardErrors(int users, int error) {
        List<UserEvent> events = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            for (int user = 0; user < users; user++) {
                events.add(Events.login("user-" + user, NOON));
            }
            ledger.take(events);
            events.clear();
        }

        MinuteAudience minute = ledger.aggregates.minuteAudiences().firstEntry().getValue();
        assertThat(minute.users().estimate()).isCloseTo(users, within((long) error));
        assertThat(minute.sessions().estimate()).isCloseTo(users, within((long) error));
        Audience ever = Objects.requireNonNull(ledger.aggregates.audience());
        assertThat(ever.users().estimate()).isCloseTo(users, within((long) error));
    }

    @Test
    void minutesAreUnited_whoIsActiveInSeveralCountsOnce() {
        ledger.take(Events.login("a", NOON), Events.login("b", NOON));
        ledger.take(
                Events.login("b", NOON.plusSeconds(60)), Events.login("c", NOON.plusSeconds(60)));

        List<DistinctCount> users =
                ledger.aggregates.minuteAudiences().values().stream()
                        .map(MinuteAudience::users)
                        .toList();
        assertThat(users).extracting(DistinctCount::estimate).containsExactly(2L, 2L);
        assertThat(Distinct.union(users)).isEqualTo(3);
        assertThat(Distinct.union(List.of())).isZero();
    }

    @Test
    void nothingIsWrittenWhenNobodyNewIsSeen() {
        ledger.take(Events.login("a", NOON));

        assertThat(ledger.take(Events.login("a", NOON)).changes())
                .extracting(change -> change.key().subject().text())
                .doesNotContain("audience", "minute-audience");
    }

    @Test
    void aSketchStaysSmall_howeverMany() {
        List<UserEvent> events = new ArrayList<>();
        for (int user = 0; user < 20_000; user++) {
            events.add(Events.login("user-" + user, NOON));
        }
        ledger.take(events);

        MinuteAudience minute = ledger.aggregates.minuteAudiences().firstEntry().getValue();
        assertThat(minute.users().sketch()).hasSizeLessThan(2_000);
        assertThat(Objects.requireNonNull(ledger.aggregates.audience()).users().sketch())
                .hasSizeLessThan(4_000);
    }
}
