package io.streamplatform.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.analytics.aggregation.Change;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.TopEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read back does not undo or repeat what is known. */
class PartitionStateTest {
    private static final AggregateKey KEY =
            new AggregateKey(0, AggregateSubject.TOP_PAGES, "/lamp");

    private final PartitionState state = new PartitionState();

    @Test
    void anOwnCommitIsNotUndoneByAnEarlierOneThatIsReadBackLater() {
        state.apply(List.of(change(1)), 10);
        state.apply(List.of(change(2)), 20);

        state.apply(10, KEY, entry(1));
        state.apply(20, KEY, entry(2));

        assertThat(known()).isEqualTo(Map.of("/lamp", entry(2)));
    }

    @Test
    void aRemovedValueDoesNotComeBackWhenItsWritingIsReadBack() {
        state.apply(List.of(change(1)), 10);
        state.apply(List.of(new Change(KEY, null)), 11);

        state.apply(10, KEY, entry(1));

        assertThat(known()).isEmpty();
    }

    @Test
    void whatAnotherInstanceWroteLaterIsTaken() {
        state.apply(List.of(change(1)), 10);

        assertThat(state.isKnown(10)).isTrue();
        assertThat(state.isKnown(11)).isFalse();
        state.apply(11, KEY, entry(5));

        assertThat(known()).isEqualTo(Map.of("/lamp", entry(5)));
    }

    private Map<String, TopEntry> known() {
        return state.read(aggregates -> Map.copyOf(aggregates.top(AggregateSubject.TOP_PAGES)));
    }

    private static Change change(long count) {
        return new Change(KEY, entry(count));
    }

    private static TopEntry entry(long count) {
        return new TopEntry(1, count, 0);
    }
}
