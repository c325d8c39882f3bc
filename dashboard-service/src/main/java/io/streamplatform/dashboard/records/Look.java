package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.filter.FilterErrors;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Looks at records, one after the other: masks them, tells which match, and counts. */
final class Look {

    private final Criteria criteria;
    private final @Nullable UnaryOperator<ConsumerRecord<byte[], byte[]>> mask;
    private final FilterErrors errors = new FilterErrors();
    private long scanned;
    private long matched;
    private long bytes;

    /**
     * @param mask null when nothing is masked
     */
    Look(Criteria criteria, @Nullable UnaryOperator<ConsumerRecord<byte[], byte[]>> mask) {
        this.criteria = criteria;
        this.mask = mask;
    }

    /** The record as viewers may see it; null when it does not match. */
    @Nullable ConsumerRecord<byte[], byte[]> at(ConsumerRecord<byte[], byte[]> record) {
        scanned++;
        bytes +=
                Math.max(0, record.serializedKeySize())
                        + (long) Math.max(0, record.serializedValueSize());
        ConsumerRecord<byte[], byte[]> seen = mask == null ? record : mask.apply(record);
        if (!criteria.matches(seen, errors)) {
            return null;
        }
        matched++;
        return seen;
    }

    long scanned() {
        return scanned;
    }

    long matched() {
        return matched;
    }

    long bytes() {
        return bytes;
    }

    FilterErrors errors() {
        return errors;
    }
}
