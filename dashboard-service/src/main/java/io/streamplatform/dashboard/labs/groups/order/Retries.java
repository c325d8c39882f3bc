package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several batches are in flight when the broker refuses them; each is sent again. The refusals are
 * real: the topic is away for a moment, and the broker says so, as it does of a partition whose
 * leader moves. ({@code min.insync.replicas} above the number of replicas would not do: the broker
 * takes the lower of the two.)
 */
record Retries(IntFunction<OrderTopic> topics, ClusterAdmin admin) implements Trial {

    private static final int RECORDS = 20;

    /** How often the unsafe producer is tried until its order breaks. */
    private static final int MOST_ROUNDS = 10;

    /** How often those are tried whose order must not break. */
    private static final int ROUNDS = 3;

    private static final int ATTEMPTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Retries.class);
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final String IN_FLIGHT = ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
    private static final String IDEMPOTENCE = ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;

    /**
     * A way to send.
     *
     * @param name for people
     * @param inFlight batches that may be on their way at once
     * @param isIdempotent whether the broker checks the order
     * @param isUnsafe whether the order may break, so that it is tried until it does
     */
    private record Way(String name, int inFlight, boolean isIdempotent, boolean isUnsafe) {

        Map<String, Object> settings() {
            return Map.of(
                    IN_FLIGHT,
                    inFlight,
                    IDEMPOTENCE,
                    isIdempotent,
                    ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                    50,
                    ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG,
                    50);
        }

        Map<String, String> shown() {
            Map<String, String> shown = new TreeMap<>();
            shown.put(IN_FLIGHT, String.valueOf(inFlight));
            shown.put(IDEMPOTENCE, String.valueOf(isIdempotent));
            return shown;
        }
    }

    private static final List<Way> WAYS =
            List.of(
                    new Way("Five in flight, not idempotent", 5, false, true),
                    new Way("One in flight", 1, false, false),
                    new Way("Five in flight, idempotent", 5, true, false));

    /**
     * What a round came to.
     *
     * @param refusals records that were refused and sent again
     * @param written records that were acknowledged
     * @param read in the order of the log
     * @param order of them
     */
    private record Round(
            int refusals, int written, List<Numbered> read, Inversions<Boolean> order) {}

    @Override
    public List<Run> run(Progress progress) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < WAYS.size(); i++) {
            runs.add(run(WAYS.get(i), (double) i / WAYS.size(), progress));
        }
        return runs;
    }

    private Run run(Way way, double begun, Progress progress) {
        int most = way.isUnsafe() ? MOST_ROUNDS : ROUNDS;
        List<Round> rounds = new ArrayList<>();
        while (rounds.size() < most && (!way.isUnsafe() || !isBroken(rounds))) {
            progress.tell(
                    begun + (double) rounds.size() / most / WAYS.size(),
                    "%s: round %d".formatted(way.name(), rounds.size() + 1));
            rounds.add(again(way));
        }
        return run(way, rounds);
    }

    private static boolean isBroken(List<Round> rounds) {
        return rounds.stream().anyMatch(round -> round.order().count() > 0);
    }

    /**
     * Makes a round, anew if it came to nothing. That can be: a topic that is just made may take
     * the second batch and refuse the first, which an idempotent producer can then not deliver any
     * more and gives up, with its records, rather than break their order.
     */
    private Round again(Way way) {
        for (int i = 1; i < ATTEMPTS; i++) {
            try {
                return round(way);
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                log.info("A round of {} came to nothing: {}", way.name(), e.getMessage());
            }
        }
        return round(way);
    }

    private Round round(Way way) {
        try (OrderTopic topic = topics.apply(1)) {
            Producer<byte[], byte[]> producer = topic.producer(way.settings());
            try {
                Sending sending = new Sending(producer, topic.name());
                var _ = producer.partitionsFor(topic.name());
                topic.delete();
                awaitGone(topic.name());
                // Sending may wait for the topic, once the producer has heard that it is away.
                Thread sender =
                        Thread.ofVirtual()
                                .name("lab-order-sender")
                                .start(() -> sending.send(Records.numbered(1, 1, 1, RECORDS)));
                awaitRefusals(sending);
                topic.recreate(1);
                await(sender);
                sending.finish();
                List<Numbered> read = topic.read(1, sending.written());
                Inversions<Boolean> order = Inversions.overAll();
                read.forEach(order::read);
                return new Round(sending.refusals(), sending.written(), read, order);
            } finally {
                producer.close(Duration.ZERO);
            }
        }
    }

    private void awaitGone(String topic) {
        until(
                "the topic is gone",
                () -> {
                    try {
                        var _ = admin.topic(topic);
                        return false;
                    } catch (UnknownTopicOrPartitionException e) {
                        return true;
                    }
                });
    }

    private static void awaitRefusals(Sending sending) {
        until("a batch is refused", () -> sending.refusals() > 0);
    }

    private static void await(Thread sender) {
        try {
            if (!sender.join(PATIENCE)) {
                throw new TimeoutException("records were not taken within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void until(String what, BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("waited for %s that %s".formatted(PATIENCE, what));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private static Run run(Way way, List<Round> rounds) {
        Round shown =
                rounds.stream()
                        .filter(round -> round.order().count() > 0)
                        .findFirst()
                        .orElseGet(rounds::getLast);
        int inversions = rounds.stream().mapToInt(round -> round.order().count()).sum();
        int refusals = rounds.stream().mapToInt(Round::refusals).sum();
        return new Run(
                way.name(),
                way.shown(),
                rounds.size(),
                refusals,
                rounds.stream().mapToInt(Round::written).sum(),
                rounds.stream().mapToInt(round -> round.read().size()).sum(),
                rounds.stream().mapToInt(round -> round.order().duplicates()).sum(),
                List.of(
                        new OrderView.Order(
                                "the partition",
                                inversions,
                                Shown.order("the partition", shown.order()).first())),
                List.of(Shown.lane("partition 0", Inversions.overAll(), shown.read())),
                List.of(),
                says(way, rounds.size(), refusals, inversions));
    }

    private static String says(Way way, int rounds, int refusals, int inversions) {
        String tried = rounds == 1 ? "In 1 round" : "In %d rounds".formatted(rounds);
        if (inversions > 0) {
            return "%s %d sends were refused and repeated, and %d records lie behind later ones."
                    .formatted(tried, refusals, inversions);
        }
        return way.isUnsafe()
                ? "%s %d sends were refused and repeated, and by luck the order held: only one was in flight each time. Run it again."
                        .formatted(tried, refusals)
                : "%s %d sends were refused and repeated, and the order held."
                        .formatted(tried, refusals);
    }
}
