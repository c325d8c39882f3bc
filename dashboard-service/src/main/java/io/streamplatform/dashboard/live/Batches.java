package io.streamplatform.dashboard.live;

import io.streamplatform.dashboard.formats.AutoFormat;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.records.RecordView;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers records into one batch a topic and flush period. The first record after a quiet time is
 * flushed at once; at high rates the rest of the period is waited for. Beyond what people could
 * read only the newest records are sent, so that what ends a burst is always seen, and the rest is
 * counted.
 */
final class Batches {

    private static final Duration QUIET = Duration.ofMillis(200);

    private final LiveProperties properties;
    private final JsonMapper json;
    private final RecordMasking masking;
    private final RecordView view;
    private final Map<String, Pending> pending = new HashMap<>();
    private boolean anything;
    private long flushed;

    Batches(
            LiveProperties properties,
            JsonMapper json,
            RecordMasking masking,
            RecordSchemas schemas) {
        this.view =
                RecordView.automatic(
                        AutoFormat.atOnce(schemas), (int) properties.valueShown().toBytes());
        this.properties = properties;
        this.json = json;
        this.masking = masking;
    }

    private static final class Pending {
        private final RateMeter meter;
        private final Deque<ConsumerRecord<byte[], byte[]>> newest = new ArrayDeque<>();
        private long skipped;
        private double allowed;
        private long allowedAt;

        Pending(long now, int allowed) {
            meter = new RateMeter(now);
            this.allowed = allowed;
            allowedAt = now;
        }

        /** Lets go of the oldest beyond what may be sent now; the newest record always may. */
        void limit(long now, LiveProperties properties) {
            double since = (now - allowedAt) / 1000.0 * properties.recordsPerSecond();
            allowed = Math.min(properties.recordsPerFlush(), allowed + Math.max(0, since));
            allowedAt = now;
            while (newest.size() > Math.max(1, (int) allowed)) {
                newest.removeFirst();
                skipped++;
            }
            allowed = Math.max(0, allowed - newest.size());
        }
    }

    void add(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        anything = true;
        long now = System.currentTimeMillis();
        for (String topic : records.partitions().stream().map(p -> p.topic()).distinct().toList()) {
            Pending of =
                    pending.computeIfAbsent(
                            topic, name -> new Pending(now, properties.recordsPerFlush()));
            int count = 0;
            for (ConsumerRecord<byte[], byte[]> record : records.records(topic)) {
                count++;
                of.newest.addLast(record);
                if (of.newest.size() > properties.recordsPerFlush()) {
                    of.newest.removeFirst();
                    of.skipped++;
                }
            }
            of.meter.add(count, now);
        }
    }

    void skip(String topic, long records) {
        long now = System.currentTimeMillis();
        Pending of =
                pending.computeIfAbsent(
                        topic, name -> new Pending(now, properties.recordsPerFlush()));
        of.skipped += records;
        of.meter.add(records, now);
        anything = true;
    }

    Duration untilFlush() {
        if (!anything) {
            return QUIET;
        }
        long left = properties.flushPeriod().toNanos() - (System.nanoTime() - flushed);
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    List<RecordBatch> flushIfDue() {
        long now = System.nanoTime();
        if (!anything || now - flushed < properties.flushPeriod().toNanos()) {
            return List.of();
        }
        flushed = now;
        anything = false;
        List<RecordBatch> batches = new ArrayList<>();
        long millis = System.currentTimeMillis();
        pending.forEach((topic, of) -> {
            of.limit(millis, properties);
            if (!of.newest.isEmpty() || of.skipped > 0) {
                batches.add(
                        new RecordBatch(
                                topic, asSent(of.newest), of.skipped, of.meter.perSecond(millis)));
                of.newest.clear();
                of.skipped = 0;
            }
        });
        return batches;
    }

    private List<byte[]> asSent(Collection<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> json.writeValueAsBytes(view.show(masking.mask(record))))
                .toList();
    }
}
