package io.streamplatform.likes.publishing;

import io.streamplatform.contracts.likes.Like;
import io.streamplatform.likes.partitioning.Partitioning;
import io.streamplatform.likes.publishing.Deliveries.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes likes: acknowledged by all replicas, idempotent, and whatever becomes of each is
 * counted in the producer's callback. Numbers are given and records handed over by one caller at a
 * time, so that numbers rise within every partition.
 */
public final class LikePublisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LikePublisher.class);
    private static final double NANOS_PER_MILLI = 1e6;

    /** How long a caller waits for another, as while the partitioner is changed. */
    private static final Duration TURN = Duration.ofSeconds(5);

    /** Stops after the web server, which may be in the middle of a request. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final RunningOrder order;
    private final Deliveries deliveries;
    private final LikeMeters meters;
    private final Function<Partitioning, LikeProducer> producers;
    private final Clock clock;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile Partitioning partitioning;
    private @Nullable LikeProducer producer;

    LikePublisher(
            RunningOrder order,
            Deliveries deliveries,
            LikeMeters meters,
            Function<Partitioning, LikeProducer> producers,
            Partitioning partitioning,
            Clock clock) {
        this.order = order;
        this.deliveries = deliveries;
        this.meters = meters;
        this.producers = producers;
        this.partitioning = partitioning;
        this.clock = clock;
    }

    /**
     * The numbers of likes that were taken together.
     *
     * @param firstOrder number of the first
     * @param lastOrder number of the last; all between are of the same call
     */
    public record Taken(long firstOrder, long lastOrder) {}

    /** How partitions are chosen now. */
    public Partitioning partitioning() {
        return partitioning;
    }

    /** The last number that was given; 0 if none is known. */
    public long lastOrder() {
        return order.last();
    }

    /** Why no like can be taken; null if likes can be. */
    public @Nullable String absence() {
        return order.absence();
    }

    /**
     * Hands so many likes of a user to Kafka's client. {@link Deliveries} tells what becomes of
     * them. Ends with the first that the client does not take, since each that follows would have
     * to wait as long.
     *
     * @return those that were handed over, the refused one included
     * @throws LikesUnavailableException if none was taken
     */
    public Taken like(int count, String user) throws InterruptedException {
        takeTurn();
        try {
            LikeProducer current = current();
            order.requireKnown();
            long first = order.last() + 1;
            boolean taken = true;
            for (int i = 0; i < count && taken; i++) {
                taken = send(current, user);
            }
            if (!taken && order.last() == first) {
                throw new LikesUnavailableException(
                        "No like was taken: Kafka does not answer. Start Kafka, or try again in a"
                                + " moment.");
            }
            return new Taken(first, order.last());
        } finally {
            sending.unlock();
        }
    }

    private boolean send(LikeProducer current, String user) {
        Like like = Like.of(order.next(), OffsetDateTime.now(clock));
        long begun = System.nanoTime();
        deliveries.sent();
        try {
            return current.send(
                    like,
                    user,
                    (place, failure) -> {
                        if (failure == null) {
                            acknowledged(like, user, place, System.nanoTime() - begun);
                        } else {
                            failed(like, failure);
                        }
                    });
        } catch (KafkaException e) {
            // Of what makes every send fail the client tells so, and not by the callback.
            failed(like, e);
            return false;
        }
    }

    private void acknowledged(Like like, String user, RecordMetadata place, long nanos) {
        meters.acknowledged(place.partition(), nanos);
        deliveries.acknowledged(
                new Delivery(
                        like.order(),
                        user,
                        place.partition(),
                        place.offset(),
                        nanos / NANOS_PER_MILLI,
                        clock.instant()));
    }

    private void failed(Like like, Exception failure) {
        LOG.warn("Like {} was not acknowledged: {}", like.order(), failure.toString());
        String message = failure.getMessage();
        deliveries.failed(
                new Failure(
                        like.order(),
                        failure.getClass().getSimpleName()
                                + (message == null ? "" : ": " + message)));
    }

    /**
     * Chooses partitions in another way from now on: by a new producer, which begins when something
     * is known of each like that the one before has taken. So none is lost, and numbers go on
     * rising within every partition.
     *
     * @throws LikesUnavailableException if another change is under way
     */
    public void partitionBy(Partitioning wanted) throws InterruptedException {
        takeTurn();
        try {
            LikeProducer before = current();
            if (before.partitioning() == wanted) {
                return;
            }
            LikeProducer after = producers.apply(wanted);
            before.flush();
            producer = after;
            partitioning = wanted;
            before.close();
            LOG.info("Partitions are chosen by {} now", wanted);
        } finally {
            sending.unlock();
        }
    }

    private void takeTurn() throws InterruptedException {
        if (!sending.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new LikesUnavailableException(
                    "Nothing was taken: the partitioner is being changed, or Kafka is slow, and"
                            + " others wait already. Try again in a moment.");
        }
    }

    private LikeProducer current() {
        LikeProducer current = producer;
        if (current == null) {
            throw new LikesUnavailableException(
                    "Nothing was taken: the service is being stopped. Try again when it runs.");
        }
        return current;
    }

    @Override
    public void start() {
        sending.lock();
        try {
            if (producer == null) {
                producer = producers.apply(partitioning);
            }
        } finally {
            sending.unlock();
        }
        order.start();
    }

    @Override
    public void stop() {
        order.stop();
        sending.lock();
        try {
            if (producer != null) {
                producer.close();
                producer = null;
            }
        } finally {
            sending.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        sending.lock();
        try {
            return producer != null;
        } finally {
            sending.unlock();
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
