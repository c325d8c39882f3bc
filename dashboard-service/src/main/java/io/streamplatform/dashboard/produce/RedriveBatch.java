package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import io.streamplatform.dashboard.records.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The dead letters that wait to be sent back together: without what was added on their way, and
 * with a header that tells which each was.
 */
final class RedriveBatch {

    private static final int MOST_RECORDS = 200;
    private static final int MOST_BYTES = 2 * 1_048_576;

    private final Redriving redriving;
    private final RedrivenBefore before;
    private final RedriveTally tally;
    private final Map<String, Bound> byOrigin = new LinkedHashMap<>();
    private int records;
    private long bytes;

    /**
     * @param before told what went
     * @param tally counts what went and what did not
     */
    RedriveBatch(Redriving redriving, RedrivenBefore before, RedriveTally tally) {
        this.redriving = redriving;
        this.before = before;
        this.tally = tally;
    }

    /** What goes to one topic. */
    private record Bound(Destination to, List<Waiting> records) {}

    private record Waiting(Place from, ProducerRecord<byte[], byte[]> record) {}

    /** Adds a dead letter, and sends all when they are enough. */
    void add(ConsumerRecord<byte[], byte[]> record, String origin, Destination to)
            throws InterruptedException {
        byOrigin.computeIfAbsent(origin, _ -> new Bound(to, new ArrayList<>()))
                .records
                .add(new Waiting(Place.of(record), back(record, origin, to)));
        records++;
        bytes += Math.max(0, record.serializedValueSize());
        if (records >= MOST_RECORDS || bytes >= MOST_BYTES) {
            send();
        }
    }

    private static ProducerRecord<byte[], byte[]> back(
            ConsumerRecord<byte[], byte[]> record, String origin, Destination to) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!DeadLetterRules.isAdded(header.key())) {
                headers.add(header);
            }
        }
        headers.add(DeadLetterRules.REDRIVEN_FROM, Place.of(record).toString().getBytes(UTF_8));
        Integer partition = DeadLetterRules.partitionOf(record.headers());
        return new ProducerRecord<>(
                origin,
                partition != null && partition >= 0 && partition < to.partitions()
                        ? partition
                        : null,
                null,
                record.key(),
                record.value(),
                headers);
    }

    /** Sends all that wait, and waits for what becomes of them. */
    void send() throws InterruptedException {
        for (Map.Entry<String, Bound> bound : byOrigin.entrySet()) {
            String origin = bound.getKey();
            List<Waiting> waiting = bound.getValue().records;
            List<Outcome> outcomes =
                    redriving.send(
                            origin,
                            bound.getValue().to,
                            waiting.stream().map(Waiting::record).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                tell(waiting.get(i).from, origin, outcomes.get(i));
            }
        }
        byOrigin.clear();
        records = 0;
        bytes = 0;
    }

    private void tell(Place from, String origin, Outcome outcome) {
        String error = outcome.error();
        if (error == null) {
            tally.redriven(origin);
            before.add(from.partition(), from.offset());
        } else {
            tally.failed(from, error);
        }
    }
}
