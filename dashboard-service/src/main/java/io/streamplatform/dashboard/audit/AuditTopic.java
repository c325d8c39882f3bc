package io.streamplatform.dashboard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.streamplatform.dashboard.cluster.KafkaClients;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes entries to a topic, on a thread of its own, so that a change never waits for it. What was
 * there before this start is read back first. Without a topic in the settings it does nothing.
 */
@Component
class AuditTopic implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(AuditTopic.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 500;

    private final KafkaClients clients;
    private final AuditProperties properties;
    private final AuditTopicReader reader;
    private final BlockingQueue<Line> waiting;
    private final LongAdder dropped = new LongAdder();
    private volatile boolean running;
    private @Nullable Thread thread;

    AuditTopic(KafkaClients clients, AuditProperties properties, AuditTopicReader reader) {
        this.clients = clients;
        this.properties = properties;
        this.reader = reader;
        this.waiting = new ArrayBlockingQueue<>(properties.queue());
    }

    private record Line(String key, String json) {}

    /** Takes an entry when there is room; else it is counted, and in the log alone. */
    void offer(String key, String json) {
        if (properties.hasTopic() && !waiting.offer(new Line(key, json))) {
            dropped.increment();
        }
    }

    /** Entries that are in the log alone, because the topic could not take them. */
    long dropped() {
        return dropped.sum();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("dashboard.audit.dropped", this, AuditTopic::dropped)
                .description("Audit entries that could not be written to the topic")
                .register(registry);
    }

    @Override
    public void start() {
        running = true;
        if (properties.hasTopic()) {
            Thread ready = Thread.ofVirtual().name("audit-topic").unstarted(this::run);
            thread = ready;
            ready.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread writer = thread;
        if (writer == null) {
            return;
        }
        try {
            if (waiting.isEmpty()) {
                writer.interrupt();
            }
            if (!writer.join(LAST_WORDS)) {
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            readEarlier();
            write();
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a broker that is away keeps us from reading is read when it is back. */
    private void readEarlier() throws InterruptedException {
        while (running) {
            try {
                reader.read();
                return;
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                log.info("The audit topic cannot be read yet: {}", e.getMessage());
                Thread.sleep(RETRY_MILLIS);
            } catch (RuntimeException e) {
                log.warn("The audit topic could not be read; what is told now is written", e);
                return;
            }
        }
    }

    /** An entry that cannot be written is counted; those after it are tried. */
    private void write() throws InterruptedException {
        String topic = Objects.requireNonNull(properties.topic());
        Producer<byte[], byte[]> producer = null;
        try {
            while (running || !waiting.isEmpty()) {
                Line line = running ? waiting.take() : waiting.poll(1, TimeUnit.SECONDS);
                if (line == null) {
                    return;
                }
                try {
                    if (producer == null) { // its buffers and thread are of no use before
                        reader.makeTopic();
                        producer = clients.producer("dashboard-audit", settings());
                    }
                    send(producer, topic, line);
                } catch (InterruptException e) {
                    throw e;
                } catch (KafkaException e) {
                    lost(topic, e);
                } catch (RuntimeException e) {
                    lost(topic, e);
                    Thread.sleep(PAUSE_MILLIS); // it may be the same with each
                }
            }
        } finally {
            if (producer != null) {
                producer.close(LAST_WORDS);
            }
        }
    }

    private void send(Producer<byte[], byte[]> producer, String topic, Line line) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                topic, line.key().getBytes(UTF_8), line.json().getBytes(UTF_8)),
                        (metadata, failure) -> {
                            if (failure != null) {
                                lost(topic, failure);
                            }
                        });
    }

    private void lost(String topic, Exception failure) {
        dropped.increment();
        log.warn("An audit entry is in the log alone; {} did not take it", topic, failure);
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // so that a new topic's first entry cannot be overtaken and then refused for good
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                20_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                4 * 1_048_576);
    }
}
