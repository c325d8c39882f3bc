package io.streamplatform.dashboard.labs.groups.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What an occasion costs is told by who gave up and got what. */
class OwnershipTest {

    private final Ownership ownership = new Ownership(4, () -> {});

    @Test
    void whatIsGivenUpAndGotBackBySameMemberStoppedToo_butHasNotMoved() {
        shared();
        ownership.begin(Set.of("a", "b"));
        ownership.freed("a", partitions(0, 1));
        ownership.freed("b", partitions(2, 3));
        ownership.given("a", partitions(0, 2));
        assertThat(ownership.cost()).as("b has no share yet").isNull();
        ownership.given("b", partitions(1, 3));
        assertThat(ownership.cost()).as("nothing is read yet").isNull();
        for (int partition = 0; partition < 4; partition++) {
            ownership.read(partition, 1);
        }
        Cost cost = Objects.requireNonNull(ownership.cost());
        assertThat(cost.stopMillis()).hasSize(4).allMatch(millis -> millis > 0);
        assertThat(cost.moved()).isEqualTo(2);
        assertThat(cost.redelivered()).isZero();
    }

    @Test
    void aRecordThatIsReadTwiceIsCounted_andSoIsOnlyWhatStopped() {
        shared();
        ownership.begin(Set.of("a", "c"));
        ownership.given("c", List.of());
        ownership.freed("b", partitions(2, 3));
        ownership.freed("a", partitions(3));
        ownership.given("c", partitions(2, 3));
        assertThat(ownership.owners()).containsExactly("a", "a", "c", "c");
        ownership.read(0, 1);
        ownership.read(1, 1);
        ownership.read(2, 0);
        ownership.read(3, 0);
        ownership.read(3, 1);
        Cost cost = Objects.requireNonNull(ownership.cost());
        assertThat(cost.stopMillis()).hasSize(2);
        assertThat(cost.moved()).isEqualTo(2);
        assertThat(cost.redelivered()).isEqualTo(2);
        assertThat(cost.standstillMillis()).isLessThanOrEqualTo(2 * cost.untilSharedMillis());
    }

    private void shared() {
        ownership.begin(Set.of("a", "b"));
        ownership.given("a", partitions(0, 1));
        ownership.given("b", partitions(2, 3));
        for (int partition = 0; partition < 4; partition++) {
            ownership.read(partition, 0);
        }
    }

    private static List<TopicPartition> partitions(Integer... numbers) {
        return Arrays.stream(numbers).map(each -> new TopicPartition("t", each)).toList();
    }
}
