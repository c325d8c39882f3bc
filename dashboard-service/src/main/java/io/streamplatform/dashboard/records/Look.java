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
    private Seen counted = Seen.NOTHING;
    private Seen last = Seen.NOTHING;

    /**
     * @param mask null when nothing is masked
     */
    Look(Criteria criteria, @Nullable UnaryOperator<ConsumerRecord<byte[], byte[]>> mask) {
        this.criteria = criteria;
        this.mask = mask;
    }

    /** The record as viewers may see it, counted; null when it does not match. */
    @Nullable ConsumerRecord<byte[], byte[]> at(ConsumerRecord<byte[], byte[]> record) {
        ConsumerRecord<byte[], byte[]> seen = uncounted(record);
        count(last);
        return seen;
    }

    /** The same, of which {@link #last} tells what there is to be counted. */
    @Nullable ConsumerRecord<byte[], byte[]> uncounted(ConsumerRecord<byte[], byte[]> record) {
        long bytes =
                Math.max(0, record.serializedKeySize())
                        + (long) Math.max(0, record.serializedValueSize());
        ConsumerRecord<byte[], byte[]> seen = mask == null ? record : mask.apply(record);
        long before = errors.count();
        boolean matches = criteria.matches(seen, errors);
        last = new Seen(1, matches ? 1 : 0, bytes, errors.count() - before);
        return matches ? seen : null;
    }

    /** What the last record comes to. */
    Seen last() {
        return last;
    }

    void count(Seen more) {
        counted = counted.plus(more);
    }

    Seen counted() {
        return counted;
    }

    /** What was wrong with the first record for which the filter had no answer. */
    @Nullable String firstError() {
        return errors.first();
    }
}
