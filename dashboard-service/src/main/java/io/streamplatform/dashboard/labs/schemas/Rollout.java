package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.Lab;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/**
 * The lab that runs: a topic, a producer that writes orders to it by the version that is deployed
 * in it, and two consumers that read them all, one built with each version.
 */
final class Rollout implements Lab {

    static final String TOPIC = "lab-schemas";
    static final String SUBJECT = TOPIC + "-value";
    private static final int PARTITIONS = 2;
    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(Rollout.class);

    private final LabTopics topics;
    private final LabRegistry registry;
    private final Runnable changed;
    private final SchemaCatalogue schemas;
    private final Producer<byte[], byte[]> producer;
    private final List<LabReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Round round;
    private final AtomicInteger orders = new AtomicInteger();

    /** Makes the topic and the subject, and starts the clients. */
    Rollout(
            RolloutRequest request,
            KafkaClients clients,
            LabTopics topics,
            LabRegistry registry,
            Runnable changed) {
        this.topics = topics;
        this.registry = registry;
        this.changed = changed;
        SchemaChange change = request.wanted();
        round = begun(1, change, request.wantedOrder(), request.wantedLevel());
        topics.create(TOPIC, PARTITIONS);
        // A registry that is away for a moment holds a reader up; for longer, the record is told as
        // unread.
        schemas =
                new SchemaCatalogue(
                        registry.registry(),
                        new SchemaCatalogue.Patience(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(10),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(2)));
        producer = clients.producer("lab-schemas-producer", producing());
        read(1, clients.consumer("lab-schemas-old-reader", reading()));
        read(2, clients.consumer("lab-schemas-new-reader", reading()));
    }

    /** Begins anew with another change, or the same. What was written before is passed over. */
    synchronized void restart(RolloutRequest request) {
        SchemaChange change = request.wanted();
        round = begun(round.number() + 1, change, request.wantedOrder(), request.wantedLevel());
    }

    /** Deploys the new version to whose turn it is. */
    synchronized void step() {
        Round now = round;
        if (now.step() == 2) {
            throw Refused.conflict(
                    "Nothing left to deploy",
                    "step",
                    "2",
                    "both have version 2; begin anew or choose another change.");
        }
        boolean isProducers = now.order().isProducersTurn(now.step() + 1);
        now.deployed(isProducers ? registered(now) : now.schemaId());
    }

    synchronized void level(CompatibilityLevel level) {
        registry.ask(known -> {
            known.setLevel(SUBJECT, level);
            return level;
        });
        round.levelled(level);
    }

    /** Writes the next order. Returns at once; what became of it shows in the round. */
    void write() {
        Round now = round;
        long number = orders.incrementAndGet();
        Round.Draft draft = now.draft(number);
        try {
            send(now, draft);
        } catch (KafkaException | MisfitException e) {
            now.notWritten(draft, String.valueOf(e.getMessage()));
        } catch (IllegalStateException closed) {
            log.debug("Order {} came after the end", number, closed);
        }
    }

    private void send(Round now, Round.Draft draft) {
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(
                        TOPIC,
                        "order-%04d".formatted(draft.number()).getBytes(StandardCharsets.UTF_8),
                        draft.value());
        sent.headers()
                .add(
                        LabHeader.NAME,
                        new LabHeader(now.number(), draft.phase(), draft.number()).bytes());
        var _ =
                producer.send(
                        sent,
                        (at, failure) -> {
                            if (failure == null) {
                                now.written(draft, at.partition(), at.offset());
                            } else {
                                now.notWritten(draft, String.valueOf(failure.getMessage()));
                            }
                            changed.run();
                        });
    }

    /** Orders that were written, over all rounds. */
    int orders() {
        return orders.get();
    }

    RoundView view() {
        return round.view();
    }

    @Override
    public void end() {
        readers.forEach(LabReader::stop);
        producer.close(CLOSING);
        try {
            for (Thread thread : threads) {
                thread.join(CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        schemas.close();
        try {
            topics.delete(TOPIC);
        } catch (KafkaException | ErrorResponseException e) {
            log.warn("The topic {} is left behind: {}", TOPIC, e.getMessage());
        }
        try {
            registry.delete(SUBJECT);
        } catch (RegistryRefusedException | ErrorResponseException e) {
            log.warn("The subject {} is left behind: {}", SUBJECT, e.getMessage());
        }
    }

    private Round begun(
            int number, SchemaChange change, RolloutOrder order, CompatibilityLevel level) {
        LabSubjects.makeRoom(registry, SUBJECT);
        int id =
                registry.ask(
                        known -> known.register(SUBJECT, SchemaType.AVRO, change.old(), List.of()));
        registry.ask(known -> {
            known.setLevel(SUBJECT, level);
            return level;
        });
        return new Round(number, change, order, level, id);
    }

    /** Asks the registry to take the new version: without its id, nobody could read the records. */
    private int registered(Round now) {
        try {
            return registry.ask(known ->
                    known.register(SUBJECT, SchemaType.AVRO, now.change().after(), List.of()));
        } catch (RegistryRefusedException e) {
            String words = String.valueOf(e.getMessage());
            if (!e.isIncompatible()) {
                throw new BadParameter("text", null, "the registry does not take it: " + words);
            }
            now.refused(Refusal.of(now.change(), now.level(), words));
            throw Refused.conflict(
                    "The registry refuses version 2",
                    "level",
                    now.level().name(),
                    "the producer keeps version 1, since the registry says: %s. Set another level, or make another change."
                            .formatted(words));
        }
    }

    private void read(int version, Consumer<byte[], byte[]> consumer) {
        consumer.assign(
                IntStream.range(0, PARTITIONS)
                        .mapToObj(each -> new TopicPartition(TOPIC, each))
                        .toList());
        LabReader reader = new LabReader(version, consumer, schemas, () -> round, changed);
        readers.add(reader);
        threads.add(Thread.ofVirtual().name("lab-reader-" + version).start(reader));
    }

    private static Map<String, Object> producing() {
        return Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 1_048_576L);
    }

    /** Fetches are small and wait little: a few records a second are watched as they come. */
    private static Map<String, Object> reading() {
        return Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 65_536);
    }
}
