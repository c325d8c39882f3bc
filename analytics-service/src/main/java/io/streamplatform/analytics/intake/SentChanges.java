package io.streamplatform.analytics.intake;

import io.streamplatform.analytics.aggregation.Change;
import io.streamplatform.analytics.state.PartitionState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.support.SendResult;

/**
 * The changes of one input partition that a transaction has sent.
 *
 * @param state what they change
 * @param changes in the order in which they were sent; at least one
 * @param last the last one's acknowledgement: all are in one partition, so it has the highest
 *     offset
 */
record SentChanges(
        PartitionState state,
        List<Change> changes,
        CompletableFuture<SendResult<Object, Object>> last) {

    /**
     * Makes them known, after the transaction has committed, which every acknowledgement precedes.
     */
    void apply() {
        state.apply(changes, last.join().getRecordMetadata().offset());
    }
}
