package io.streamplatform.alerts.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.alerts.rules.AlertLife;
import io.streamplatform.alerts.rules.Draft.Change;
import io.streamplatform.alerts.rules.KnownAlert;
import io.streamplatform.alerts.rules.SourcePartition;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.alerts.Alert.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the view makes of the topic's records. */
class AlertViewTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final SourcePartition SOURCE = new SourcePartition("application-logs", 0);
    private static final SourcePartition OTHER = new SourcePartition("application-logs", 1);

    private final AlertView view = new AlertView();

    @Test
    void listsTheNewestFirst_andCountsWhatIsOpen() {
        put(alert("one", NOON, null));
        put(alert("three", NOON.plusSeconds(2), null));
        put(alert("two", NOON.plusSeconds(1), NOON.plusSeconds(9)));

        assertThat(view.where(_ -> true))
                .extracting(Alert::alertId)
                .containsExactly("three", "two", "one");
        assertThat(view.open()).isEqualTo(2);
    }

    @Test
    void anOlderRecordThatWasWrittenLaterTakesNothingBack() {
        Alert fired = alert("one", NOON, null);
        Alert acknowledged = AlertLife.acknowledged(fired, "mira", NOON.plusSeconds(5));
        put(acknowledged);
        put(fired);

        assertThat(view.find("one")).contains(acknowledged);
        assertThat(view.of(SOURCE))
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.alert()).isEqualTo(acknowledged);
                    assertThat(known.newestRecordLacksSomething()).isTrue();
                });
    }

    @Test
    void whoeverTakesAPartitionGetsItsAlertsWithTheirPosition() {
        view.apply(alert("mine", NOON, null), new AlertHeaders(SOURCE, 7, Change.FIRED, "a"));
        view.apply(alert("mine", NOON, null), new AlertHeaders(SOURCE, 9, Change.UPDATED, "a"));
        view.apply(alert("other", NOON, null), new AlertHeaders(OTHER, 5, Change.FIRED, "a"));
        view.apply(alert("nobody's", NOON, null), new AlertHeaders(null, -1, null, null));

        assertThat(view.of(SOURCE)).extracting(KnownAlert::position).containsExactly(9L);
    }

    @Test
    void whatIsLongOverExpires_andWhatIsBeyondTheCount() {
        for (int i = 0; i < 10; i++) {
            put(alert("over-" + i, NOON, NOON.plusSeconds(i)));
        }
        put(alert("open", NOON.minus(Duration.ofDays(3)), null));

        assertThat(view.expired(NOON.plusSeconds(64), Duration.ofSeconds(60), 1000, _ -> true))
                .containsExactlyInAnyOrder("over-0", "over-1", "over-2", "over-3");
        assertThat(view.expired(NOON, Duration.ofHours(1), 7, _ -> true))
                .containsExactlyInAnyOrder("over-0", "over-1", "over-2");
        assertThat(view.expired(NOON, Duration.ofHours(1), 7, _ -> false)).isEmpty();
    }

    @Test
    void aTombstoneRemovesIt() {
        put(alert("one", NOON, null));
        view.forget("one");

        assertThat(view.find("one")).isEmpty();
        assertThat(view.size()).isZero();
    }

    private void put(Alert alert) {
        view.apply(alert, new AlertHeaders(SOURCE, 1, Change.UPDATED, "me"));
    }

    private static Alert alert(String id, Instant startedAt, Instant resolvedAt) {
        return new Alert(
                1,
                id,
                "error-rate",
                id,
                Severity.CRITICAL,
                resolvedAt == null ? Status.FIRING : Status.RESOLVED,
                "something",
                12,
                10,
                12,
                startedAt,
                resolvedAt == null ? startedAt : resolvedAt,
                null,
                null,
                resolvedAt);
    }
}
