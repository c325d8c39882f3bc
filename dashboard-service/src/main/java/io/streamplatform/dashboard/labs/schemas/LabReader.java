package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.avro.AvroRecordSchema;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import io.streamplatform.schemas.registry.SchemaUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that was built with one version of the schema: it looks up by which schema a record
 * was written, and reads it by its own. It goes on after a record that it cannot read, where many a
 * consumer would stop.
 */
final class LabReader implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LabReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final int version;
    private final Consumer<byte[], byte[]> consumer;
    private final SchemaCatalogue schemas;
    private final Supplier<Round> round;
    private final Runnable changed;
    private final Map<Integer, Resolution> resolutions = new HashMap<>();
    private int resolvedRound;
    private volatile boolean stopped;

    /**
     * @param version that it was built with: 1 or 2
     * @param consumer of the lab's topic, with its partitions assigned; closed by this
     * @param changed called when something was read
     */
    LabReader(
            int version,
            Consumer<byte[], byte[]> consumer,
            SchemaCatalogue schemas,
            Supplier<Round> round,
            Runnable changed) {
        this.version = version;
        this.consumer = consumer;
        this.schemas = schemas;
        this.round = round;
        this.changed = changed;
    }

    @Override
    public void run() {
        try (consumer) {
            while (!stopped) {
                poll();
            }
        } catch (WakeupException | InterruptException e) {
            log.debug("Reader {} was stopped", version);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped = true;
        consumer.wakeup();
    }

    private void poll() throws InterruptedException {
        try {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                take(each);
            }
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // The topic may be gone or the broker away: the lab shows that nothing comes.
            log.warn("Reader {} of the schema lab: {}", version, e.getMessage());
            Thread.sleep(AFTER_A_FAILURE);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> given) {
        LabHeader header = LabHeader.of(given);
        Round now = round.get();
        if (header == null || header.round() != now.number()) {
            return;
        }
        now.seen(header.number(), header.phase(), version, read(now, given.value()));
        changed.run();
    }

    private Seen read(Round now, byte[] value) {
        OptionalInt id = value == null ? OptionalInt.empty() : WireFormat.schemaId(value);
        if (id.isEmpty()) {
            return Seen.failed("There is no schema id in front of the value.");
        }
        try {
            return resolution(now, id.getAsInt()).read(value, WireFormat.HEADER_BYTES);
        } catch (SchemaUnavailableException e) {
            return Seen.failed(String.valueOf(e.getMessage()));
        }
    }

    private Resolution resolution(Round now, int id) {
        if (resolvedRound != now.number()) {
            resolvedRound = now.number();
            resolutions.clear();
        }
        Resolution known = resolutions.get(id);
        if (known == null) {
            known = new Resolution(now.readerSchema(version), (AvroRecordSchema) schemas.get(id));
            resolutions.put(id, known);
        }
        return known;
    }
}
