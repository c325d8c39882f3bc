package io.streamplatform.launcher.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes into one topic, and counts what was acknowledged. */
final class LiveWriter implements AutoCloseable {

    private static final int BURSTS_PER_SECOND = 100;

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final LongAdder acknowledged = new LongAdder();
    private long number;

    LiveWriter(String bootstrapServers, String topic) {
        this.topic = topic;
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What a steady rate came to. */
    record Written(long records, double perSecond) {}

    /** Writes at a steady rate, or as near to it as it can, and waits for what is not yet there. */
    Written write(int perSecond, Duration time) {
        long before = acknowledged.sum();
        long begun = System.nanoTime();
        long bursts = time.toSeconds() * BURSTS_PER_SECOND;
        for (long burst = 0; burst < bursts; burst++) {
            LockSupport.parkNanos(
                    begun
                            + burst * TimeUnit.SECONDS.toNanos(1) / BURSTS_PER_SECOND
                            - System.nanoTime());
            for (int i = 0; i < perSecond / BURSTS_PER_SECOND; i++) {
                send();
            }
        }
        producer.flush();
        long records = acknowledged.sum() - before;
        return new Written(records, records / ((System.nanoTime() - begun) / 1e9));
    }

    /** Writes one record, and waits until it is there. */
    void writeOne() {
        send();
        producer.flush();
    }

    private void send() {
        byte[] value =
                "{\"number\":%d,\"kind\":\"PAGE_VIEW\",\"page\":\"/products/%d\",\"at\":\"%s\"}"
                        .formatted(number, number % 500, "2026-01-01T00:00:00Z")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] key = ("user-" + number % 1000).getBytes(StandardCharsets.UTF_8);
        number++;
        var _ =
                producer.send(
                        new ProducerRecord<>(topic, key, value),
                        (_, failure) -> {
                            if (failure == null) {
                                acknowledged.increment();
                            }
                        });
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
