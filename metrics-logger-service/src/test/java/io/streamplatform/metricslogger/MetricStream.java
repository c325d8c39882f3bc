package io.streamplatform.metricslogger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.metrics.SystemMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends CPU metrics of several hosts at a rate, and keeps account of what was acknowledged. The
 * times of the readings are a day in January, so that an hourly rollup keeps all of them.
 */
final class MetricStream implements AutoCloseable {
    private static final JsonFormat<SystemMetric> FORMAT = JsonFormat.of(SystemMetric.class);
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int hosts;
    private final List<Future<?>> sends = new ArrayList<>();
    private final Map<String, LoggerRun.Sum> expected = new TreeMap<>();
    private final AtomicLong sent = new AtomicLong();

    MetricStream(String bootstrapServers, String topic, int hosts) {
        this.topic = topic;
        this.hosts = hosts;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Sends records at a rate, and returns when the last one is sent. */
    void send(int records, int perSecond) {
        long started = System.nanoTime();
        for (int i = 0; i < records; i++) {
            sendOne();
            long due = started + (i + 1) * 1_000_000_000L / perSecond;
            long early = due - System.nanoTime();
            if (early > 1_000_000) {
                LockSupport.parkNanos(early);
            }
        }
    }

    /** How many records were sent so far; for other threads. */
    long sent() {
        return sent.get();
    }

    /** What the hourly rollups of each host must say, once all records are acknowledged. */
    Map<String, LoggerRun.Sum> acknowledged() {
        producer.flush();
        for (Future<?> send : sends) {
            try {
                send.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("a record was not acknowledged", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return expected;
    }

    private void sendOne() {
        long number = sent.get();
        String host = "host-" + number % hosts;
        double usage = number * 7 % 101 * 0.5;
        // Every seventh reading comes a quarter of an hour late.
        Instant time = START.plusMillis(50 * number).minusSeconds(number % 7 == 0 ? 900 : 0);
        byte[] value = FORMAT.write(new SystemMetric.Cpu(1, host, time, usage, 8, 1.5));
        sends.add(producer.send(new ProducerRecord<>(topic, host.getBytes(UTF_8), value)));
        expected.merge(host, new LoggerRun.Sum(1, usage, usage), LoggerRun.Sum::plus);
        sent.incrementAndGet();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
