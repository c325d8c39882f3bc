package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.AggregateSubject;
import java.util.ArrayList;
import java.util.List;

/** Collects the changes of one partition, one for each key. */
final class Changes {
    private final int partition;
    private final List<Change> collected = new ArrayList<>();

    Changes(int partition) {
        this.partition = partition;
    }

    void put(AggregateSubject subject, String name, Aggregate value) {
        collected.add(new Change(new AggregateKey(partition, subject, name), value));
    }

    void remove(AggregateSubject subject, String name) {
        collected.add(new Change(new AggregateKey(partition, subject, name), null));
    }

    List<Change> all() {
        return collected;
    }
}
