package io.streamplatform.alerts.rules;

import static io.streamplatform.alerts.rules.WatchedPartition.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.alerts.Alert.Status;
import io.streamplatform.contracts.logs.LogLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How records about one alert, written by several, come to one truth. */
class AlertLifeTest {
    private static final Alert FIRED =
            AlertLife.fired(
                    Rule.ERROR_RATE,
                    "till",
                    Severity.CRITICAL,
                    NOON,
                    new Evidence(NOON.plusSeconds(9), 10, 10, 10, "ten"));
    private static final Alert GREW =
            AlertLife.continued(
                    FIRED,
                    Severity.WARNING,
                    new Evidence(NOON.plusSeconds(20), 5, 15, 10, "fifteen"));
    private static final Alert ACKED = AlertLife.acknowledged(FIRED, "mira", NOON.plusSeconds(15));
    private static final Alert ACKED_LATER =
            AlertLife.acknowledged(FIRED, "noor", NOON.plusSeconds(16));
    private static final Alert OVER = AlertLife.resolved(GREW, NOON.plusSeconds(90));

    private static final long LATER = NOON.plusSeconds(3600).toEpochMilli();

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(
                        "owner grew it, other acknowledged",
                        GREW,
                        ACKED,
                        15,
                        "mira",
                        Status.ACKNOWLEDGED),
                Arguments.of(
                        "owner resolved it, other acknowledged",
                        OVER,
                        ACKED,
                        15,
                        "mira",
                        Status.RESOLVED),
                Arguments.of(
                        "two acknowledged", ACKED, ACKED_LATER, 10, "mira", Status.ACKNOWLEDGED),
                Arguments.of("one fell behind", FIRED, OVER, 15, null, Status.RESOLVED),
                Arguments.of("the same twice", GREW, GREW, 15, null, Status.FIRING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void mergesTheSameInEitherOrder(
            String name, Alert one, Alert other, long occurrences, String by, Status status) {
        for (Alert merged : List.of(AlertLife.merged(one, other), AlertLife.merged(other, one))) {
            assertThat(merged.occurrences()).isEqualTo(occurrences);
            assertThat(merged.acknowledgedBy()).isEqualTo(by);
            assertThat(merged.status()).isEqualTo(status);
            assertThat(merged.resolvedAt() != null).isEqualTo(status == Status.RESOLVED);
            assertThat(AlertLife.merged(merged, one)).isEqualTo(merged);
            assertThat(AlertLife.merged(merged, other)).isEqualTo(merged);
        }
    }

    /**
     * The owner publishes FIRING with new figures while another instance publishes an
     * acknowledgement. Whichever comes first in the topic, its newest record ends as acknowledged.
     */
    @Test
    void anAcknowledgementSurvivesAnUpdateThatWasWrittenAtTheSameTime() {
        for (boolean acknowledgementFirst : List.of(true, false)) {
            WatchedPartition owner = new WatchedPartition();
            owner.lines("till", LogLevel.ERROR, 10, NOON);
            Alert fired = owner.alerts(Rule.ERROR_RATE).getFirst();
            owner.line("till", LogLevel.ERROR, NOON.plusSeconds(10));
            List<Draft> sent = owner.watch.drafts(LATER, 0);
            Alert acknowledged = AlertLife.acknowledged(fired, "mira", NOON.plusSeconds(11));

            List<Alert> topic =
                    new ArrayList<>(
                            acknowledgementFirst
                                    ? Arrays.asList(acknowledged, sent.getFirst().alert())
                                    : Arrays.asList(sent.getFirst().alert(), acknowledged));
            owner.watch.published(sent.getFirst(), 0);
            topic.forEach(read -> owner.watch.observe(read, read != acknowledged));
            for (Draft repair : owner.watch.drafts(LATER, 0)) {
                topic.add(repair.alert());
                owner.watch.published(repair, 0);
                owner.watch.observe(repair.alert(), true);
            }

            Alert newest = topic.getLast();
            assertThat(newest.status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(newest.acknowledgedBy()).isEqualTo("mira");
            assertThat(newest.occurrences()).isEqualTo(11);
            assertThat(owner.watch.drafts(LATER, 0)).isEmpty();
        }
    }

    @Test
    void anAcknowledgementOfAnAlertThatIsOverDoesNotReviveIt() {
        WatchedPartition owner = new WatchedPartition();
        owner.lines("till", LogLevel.ERROR, 10, NOON);
        Alert fired = owner.alerts(Rule.ERROR_RATE).getFirst();
        owner.quietUntil(NOON.plusSeconds(100)).publish();

        owner.watch.observe(AlertLife.acknowledged(fired, "mira", NOON.plusSeconds(99)), false);

        assertThat(owner.watch.drafts(0, Long.MAX_VALUE))
                .singleElement()
                .satisfies(repair -> {
                    assertThat(repair.alert().status()).isEqualTo(Status.RESOLVED);
                    assertThat(repair.alert().acknowledgedBy()).isEqualTo("mira");
                });
    }

    @Test
    void anAcknowledgedAlertStaysSoWhileItIsUpdatedAndResolves() {
        WatchedPartition owner = new WatchedPartition();
        owner.lines("till", LogLevel.ERROR, 10, NOON);
        Alert fired = owner.alerts(Rule.ERROR_RATE).getFirst();
        owner.watch.observe(AlertLife.acknowledged(fired, "mira", NOON.plusSeconds(9)), false);
        owner.lines("till", LogLevel.ERROR, 5, NOON.plusSeconds(10));
        assertThat(owner.alerts(Rule.ERROR_RATE).getFirst().status())
                .isEqualTo(Status.ACKNOWLEDGED);

        owner.quietUntil(NOON.plusSeconds(100));
        Alert over = owner.alerts(Rule.ERROR_RATE).getFirst();
        assertThat(over.status()).isEqualTo(Status.RESOLVED);
        assertThat(over.acknowledgedBy()).isEqualTo("mira");
    }

    @Test
    void figuresArePublishedOnceASecond_andChangesOfStatusAtOnce() {
        WatchedPartition owner = new WatchedPartition();
        Instant time = NOON;
        int records = 0;
        // 100 errors a second for 10 s.
        for (int i = 0; i < 1000; i++) {
            time = NOON.plusMillis(10L * i);
            owner.line("till", LogLevel.ERROR, time);
            for (Draft draft : owner.watch.drafts(time.toEpochMilli(), 1000)) {
                owner.watch.published(draft, time.toEpochMilli());
                records++;
            }
        }
        assertThat(records).isBetween(9, 11);
    }

    @Test
    void aServicesHealthIsThatOfItsWorstAlert() {
        Alert warning =
                AlertLife.fired(
                        Rule.WARNING_RATE,
                        "till",
                        Severity.WARNING,
                        NOON,
                        new Evidence(NOON, 1, 1, 1, "w"));
        Alert silent =
                AlertLife.fired(
                        Rule.SILENT,
                        "till",
                        Severity.CRITICAL,
                        NOON,
                        new Evidence(NOON, 1, 1, 1, "s"));

        assertThat(ServiceHealth.of(List.of())).isEqualTo(ServiceHealth.HEALTHY);
        assertThat(ServiceHealth.of(List.of(OVER))).isEqualTo(ServiceHealth.HEALTHY);
        assertThat(ServiceHealth.of(List.of(warning))).isEqualTo(ServiceHealth.DEGRADED);
        assertThat(ServiceHealth.of(List.of(warning, ACKED))).isEqualTo(ServiceHealth.FAILING);
        assertThat(ServiceHealth.of(List.of(silent, FIRED))).isEqualTo(ServiceHealth.SILENT);
    }
}
