package io.streamplatform.analytics.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.analytics.state.AnalyticsState;
import io.streamplatform.analytics.state.PartitionState;
import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.contracts.topics.PlatformTopics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the topic of aggregates from its beginning and follows it for as long as the service runs,
 * committed records only, all partitions, as no group: so that every instance knows what all of
 * them wrote.
 */
@Component
final class AggregatesFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AggregatesFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final JsonFormat<Aggregate> FORMAT = JsonFormat.of(Aggregate.class);
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, PlatformTopics.ANALYTICS.partitions())
                    .mapToObj(number -> new TopicPartition(PlatformTopics.ANALYTICS.name(), number))
                    .toList();

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final AnalyticsState state;
    private final FeedPositions positions;
    private final Counter unreadable;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    AggregatesFeed(
            ConsumerFactory<byte[], byte[]> consumers,
            AnalyticsState state,
            FeedPositions positions,
            MeterRegistry meters) {
        this.consumers = consumers;
        this.state = state;
        this.positions = positions;
        this.unreadable =
                Counter.builder("analytics.aggregates.unreadable")
                        .description("Records of the topic of aggregates that are none; ignored")
                        .register(meters);
    }

    @Override
    public void start() {
        Thread following =
                Thread.ofPlatform()
                        .name("aggregates-feed")
                        .daemon()
                        .unstarted(this::followUntilStopped);
        // Known before it runs: it goes on for as long as it is.
        thread = following;
        following.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        stopped.countDown();
        Consumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        if (running != null) {
            try {
                running.join(BOUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the listeners, which wait for it, and stopped after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1_000;
    }

    private void followUntilStopped() {
        String lastFailure = "";
        try {
            while (isRunning()) {
                try (Consumer<byte[], byte[]> reading = consumers.createConsumer(null, "-feed")) {
                    consumer = reading;
                    follow(reading);
                } catch (WakeupException e) {
                    LOG.debug("Stopped", e);
                } catch (RuntimeException e) {
                    if (!e.toString().equals(lastFailure)) {
                        LOG.warn("Cannot follow {}, trying on", PlatformTopics.ANALYTICS.name(), e);
                        lastFailure = e.toString();
                    }
                    pause();
                } finally {
                    consumer = null;
                }
            }
        } finally {
            positions.ended();
        }
    }

    private void follow(Consumer<byte[], byte[]> reading) {
        reading.assign(PARTITIONS);
        reading.seekToBeginning(PARTITIONS);
        positions.startAt(
                reading.beginningOffsets(PARTITIONS, BOUND), reading.endOffsets(PARTITIONS, BOUND));
        while (isRunning()) {
            reading.poll(POLL).forEach(this::apply);
            PARTITIONS.forEach(partition ->
                    positions.reached(partition.partition(), reading.position(partition, BOUND)));
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.key() == null) {
                throw new IllegalArgumentException("it has no key");
            }
            AggregateKey key = AggregateKey.parse(new String(record.key(), UTF_8));
            PartitionState partition = state.partition(key.partition());
            if (!partition.isKnown(record.offset())) {
                partition.apply(
                        record.offset(),
                        key,
                        record.value() == null ? null : FORMAT.read(record.value()));
            }
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            unreadable.increment();
            LOG.error(
                    "Ignored {}-{}@{}, which no analytics service wrote: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private void pause() {
        try {
            var _ = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
