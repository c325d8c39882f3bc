package io.streamplatform.starter.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which records name a schema that is still looked for, and how many partitions wait for that: the
 * gauge {@code platform.schemas.waiting.partitions} and the counter {@code platform.schemas.waits}.
 * A wait that lasts is logged once for each id.
 */
final class SchemaWaits {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWaits.class);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
    private static final int MOST_TOLD = 1_000;

    /** Schemas that are looked for ahead of the records that wait, for one poll. */
    private static final int MOST_AHEAD = 100;

    private final Supplier<SchemaCatalogue> schemas;
    private final Counter waits;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<Integer> told =
            Collections.synchronizedSet(
                    Collections.newSetFromMap(
                            new LinkedHashMap<>() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> e) {
                                    return size() > MOST_TOLD;
                                }
                            }));

    SchemaWaits(Supplier<SchemaCatalogue> schemas, MeterRegistry meters) {
        this.schemas = schemas;
        this.waits =
                Counter.builder("platform.schemas.waits")
                        .description("How often a partition had to wait for a schema")
                        .register(meters);
        Gauge.builder("platform.schemas.waiting.partitions", waiting, AtomicInteger::get)
                .description("Partitions whose next record names a schema that is looked for")
                .register(meters);
    }

    boolean isSettled(int schemaId) {
        return schemas.get().isSettled(schemaId);
    }

    /**
     * The place of the first record whose schema is still looked for; the number of records if
     * there is none. The schemas of records behind it are looked for as well, at the same time:
     * otherwise a row of unknown ones would be waited for one after the other.
     */
    int firstUnsettled(List<? extends ConsumerRecord<?, ?>> records) {
        int first = records.size();
        int ahead = 0;
        int settled = 0;
        for (int i = 0; i < records.size() && ahead < MOST_AHEAD; i++) {
            OptionalInt id = schemaId(records.get(i));
            if (id.isEmpty() || id.getAsInt() == settled) {
                continue;
            }
            if (isSettled(id.getAsInt())) {
                settled = id.getAsInt();
            } else {
                first = Math.min(first, i);
                ahead++;
            }
        }
        return first;
    }

    /** The schema that a record names. */
    static OptionalInt schemaId(ConsumerRecord<?, ?> record) {
        return record.value() instanceof byte[] bytes
                ? WireFormat.schemaId(bytes)
                : OptionalInt.empty();
    }

    void begun() {
        waiting.incrementAndGet();
        waits.increment();
    }

    void ended() {
        waiting.decrementAndGet();
    }

    /** Tells people of a wait, if it lasts and none for that schema was told. */
    void lasts(TopicPartition partition, long offset, int schemaId, Duration since) {
        if (since.compareTo(WORTH_TELLING) > 0 && told.add(schemaId)) {
            LOG.warn(
                    "{} waits at offset {} for schema {}, which the registry has not given yet;"
                            + " other partitions go on",
                    partition,
                    offset,
                    schemaId);
        }
    }
}
