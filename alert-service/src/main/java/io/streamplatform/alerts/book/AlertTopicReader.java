package io.streamplatform.alerts.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.contracts.topics.PlatformTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the alerts topic from its beginning and follows it, without a group: every instance reads
 * all of it into its {@link AlertView}.
 */
@Component
public final class AlertTopicReader implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTopicReader.class);
    private static final TopicPartition ALERTS =
            new TopicPartition(PlatformTopics.ALERTS.name(), 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CALL_BOUND = Duration.ofSeconds(5);

    private final ConsumerFactory<?, ?> factory;
    private final Admin admin;
    private final AlertView view;
    private final AlertPublisher publisher;
    private final ObjectProvider<AlertObserver> observers;
    private final JsonFormat<Alert> format = JsonFormat.of(Alert.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long position;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> reading;

    AlertTopicReader(
            ConsumerFactory<?, ?> factory,
            Admin admin,
            AlertView view,
            AlertPublisher publisher,
            ObjectProvider<AlertObserver> observers) {
        this.factory = factory;
        this.admin = admin;
        this.view = view;
        this.publisher = publisher;
        this.observers = observers;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("alerts-reader").start(this::readUntilStopped);
    }

    /** Wakes the consumer up and lets it close itself: it belongs to its thread. */
    @Override
    public void stop() {
        stopping.countDown();
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread last = thread;
        if (last != null) {
            join(last);
        }
        thread = null;
    }

    private static void join(Thread last) {
        try {
            if (!last.join(CALL_BOUND)) {
                LOG.warn("The reader of {} did not stop within {}", ALERTS, CALL_BOUND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the topics are declared, before the listeners, which ask for what is in the view. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 5_000;
    }

    /**
     * Waits until everything that is in the topic now is in the view.
     *
     * @throws KafkaException if that takes too long
     */
    public void awaitEnd(Duration bound) {
        awaitPosition(end(bound), bound);
    }

    /** Waits until the records before an offset are in the view. */
    void awaitPosition(long wanted, Duration bound) {
        long left = bound.toNanos();
        lock.lock();
        try {
            while (position < wanted) {
                if (left <= 0) {
                    throw new KafkaException(
                            "%s was read up to %d, not to %d, within %s; is the broker there?"
                                    .formatted(ALERTS, position, wanted, bound));
                }
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while reading " + ALERTS, e);
        } finally {
            lock.unlock();
        }
    }

    private long end(Duration bound) {
        try {
            return admin.listOffsets(Map.of(ALERTS, OffsetSpec.latest()))
                    .partitionResult(ALERTS)
                    .get(bound.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw new KafkaException("cannot learn the end of " + ALERTS, e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "the end of %s was not told within %s".formatted(ALERTS, bound), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the end of " + ALERTS, e);
        }
    }

    private void readUntilStopped() {
        String lastFailure = "";
        while (!isStopping()) {
            try {
                read();
            } catch (WakeupException e) {
                // Only stop() wakes it up.
                return;
            } catch (RuntimeException e) {
                String failure = e.toString();
                if (!failure.equals(lastFailure)) {
                    LOG.warn("Reading {} anew after a failure: {}", ALERTS, failure);
                    lastFailure = failure;
                }
                pause();
            }
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    @SuppressWarnings("unchecked")
    private void read() {
        try (Consumer<byte[], byte[]> consumer =
                (Consumer<byte[], byte[]>) factory.createConsumer(null, "alert-view", null)) {
            reading = consumer;
            while (!isStopping() && !exists(consumer)) {
                pause();
            }
            consumer.assign(List.of(ALERTS));
            // From the beginning at first; after a failure from where it got to.
            consumer.seek(ALERTS, position);
            while (!isStopping()) {
                consumer.poll(POLL).forEach(this::apply);
                moveTo(consumer.position(ALERTS, CALL_BOUND));
            }
        } finally {
            reading = null;
        }
    }

    private static boolean exists(Consumer<?, ?> consumer) {
        var partitions = consumer.partitionsFor(ALERTS.topic(), CALL_BOUND);
        return partitions != null && !partitions.isEmpty();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            if (record.key() != null) {
                view.forget(new String(record.key(), UTF_8));
            }
            return;
        }
        try {
            Alert alert = format.read(record.value());
            AlertHeaders headers = AlertHeaders.read(record.headers());
            view.apply(alert, headers);
            boolean own = Objects.equals(headers.writer(), publisher.instance());
            observers.forEach(observer -> observer.observed(alert, own));
        } catch (UnreadableRecordException e) {
            LOG.warn(
                    "Skipped {}@{} of {}, which is no alert: {}",
                    ALERTS,
                    record.offset(),
                    Instant.ofEpochMilli(record.timestamp()),
                    e.getMessage());
        }
    }

    private void moveTo(long reached) {
        lock.lock();
        try {
            position = reached;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        try {
            var _ = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
