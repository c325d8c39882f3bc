package io.streamplatform.dashboard.labs.groups.comparison;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The same steady traffic for all: at each beat, a record to each partition of each topic. */
final class Traffic implements AutoCloseable {

    private static final int BEATS_PER_SECOND = 25;

    private final Producer<byte[], byte[]> producer;
    private final List<String> topics;
    private final int partitions;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread =
            Thread.ofVirtual().name("lab-compare-traffic").unstarted(this::write);
    private volatile boolean stopped;

    /**
     * @param producer of records; closed by this
     */
    Traffic(Producer<byte[], byte[]> producer, List<String> topics, int partitions) {
        this.producer = producer;
        this.topics = topics;
        this.partitions = partitions;
        thread.start();
    }

    /** Records a second, to each topic. */
    static int perSecond(int partitions) {
        return BEATS_PER_SECOND * partitions;
    }

    /** What a measurement under traffic that has failed would be worth: nothing. */
    void unlessFailed() {
        Exception failed = failure.get();
        if (failed != null) {
            throw failed instanceof KafkaException kafka ? kafka : new KafkaException(failed);
        }
    }

    private void write() {
        long period = TimeUnit.SECONDS.toNanos(1) / BEATS_PER_SECOND;
        long beat = System.nanoTime();
        try {
            for (long number = 1; !stopped && failure.get() == null; number++) {
                send(String.valueOf(number).getBytes(US_ASCII));
                beat += period;
                TimeUnit.NANOSECONDS.sleep(beat - System.nanoTime());
            }
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(byte[] value) {
        for (int partition = 0; partition < partitions; partition++) {
            for (String topic : topics) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(topic, partition, null, value),
                                (_, failed) -> {
                                    if (failed != null) {
                                        failure.compareAndSet(null, failed);
                                    }
                                });
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            var _ = thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ZERO);
    }
}
