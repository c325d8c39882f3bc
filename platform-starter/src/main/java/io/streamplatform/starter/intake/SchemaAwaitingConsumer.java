package io.streamplatform.starter.intake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer that holds a partition back while its next record names a schema that is still looked
 * for. {@code poll} gives out the records before that one, sets the partition back to it and pauses
 * it; the partitions of all other records go on. Nothing waits for the registry on this thread, and
 * what was not given out is not consumed, so whoever commits offsets, in whatever way, need not
 * know of it (see docs/RATIONALE.md).
 *
 * <p>The pauses of whoever uses the consumer are kept apart from these: {@code paused} tells only
 * the former, and {@code resume} ends only these. A {@code seek} ends the hold, as another record
 * is the next one then. Like the consumer itself, for use by one thread.
 */
final class SchemaAwaitingConsumer<K, V> implements InvocationHandler {
    /** How long a poll waits for records of other partitions before it looks at the held ones. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final long LONGEST_POLL = Duration.ofDays(1).toMillis();

    private final Consumer<K, V> consumer;
    private final SchemaWaits waits;
    private final Map<TopicPartition, Hold> held = new HashMap<>();

    /** A partition that is held back at an offset. */
    private static final class Hold {
        private final int schemaId;
        private final long offset;
        private final long since = System.nanoTime();
        private boolean pausedByUser;

        private Hold(int schemaId, long offset) {
            this.schemaId = schemaId;
            this.offset = offset;
        }
    }

    private SchemaAwaitingConsumer(Consumer<K, V> consumer, SchemaWaits waits) {
        this.consumer = consumer;
        this.waits = waits;
    }

    @SuppressWarnings("unchecked")
    static <K, V> Consumer<K, V> around(Consumer<K, V> consumer, SchemaWaits waits) {
        return (Consumer<K, V>)
                Proxy.newProxyInstance(
                        SchemaAwaitingConsumer.class.getClassLoader(),
                        new Class<?>[] {Consumer.class},
                        new SchemaAwaitingConsumer<>(consumer, waits));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
            throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "poll" -> poll((Duration) arguments[0]);
            case "paused" -> paused();
            case "pause" -> {
                pause((Collection<TopicPartition>) arguments[0]);
                yield null;
            }
            case "resume" -> {
                resume((Collection<TopicPartition>) arguments[0]);
                yield null;
            }
            case "seek" -> {
                letGo(List.of((TopicPartition) arguments[0]));
                yield call(method, arguments);
            }
            case "seekToBeginning", "seekToEnd" -> {
                letGo((Collection<TopicPartition>) arguments[0]);
                yield call(method, arguments);
            }
            case "unsubscribe", "close" -> {
                forgetAll();
                yield call(method, arguments);
            }
            case "equals" -> isAroundTheSame(arguments[0]);
            default -> call(method, arguments);
        };
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private boolean isAroundTheSame(@Nullable Object other) {
        return other != null
                && Proxy.isProxyClass(other.getClass())
                && equals(Proxy.getInvocationHandler(other));
    }

    private ConsumerRecords<K, V> poll(Duration timeout) {
        long deadline = System.nanoTime() + Math.min(timeout.toMillis(), LONGEST_POLL) * 1_000_000;
        while (true) {
            goOnWhereSettled();
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            boolean lookAgain = !held.isEmpty() && left.compareTo(LOOK_AGAIN) > 0;
            ConsumerRecords<K, V> passed = pass(consumer.poll(lookAgain ? LOOK_AGAIN : left));
            boolean hasNews = !passed.isEmpty() || !passed.nextOffsets().isEmpty();
            if (hasNews || held.isEmpty() || System.nanoTime() - deadline >= 0) {
                return passed;
            }
        }
    }

    /** Lets partitions go on whose schema is known or given up, and forgets those given away. */
    private void goOnWhereSettled() {
        if (held.isEmpty()) {
            return;
        }
        Set<TopicPartition> assigned = consumer.assignment();
        Map.copyOf(held)
                .forEach((partition, hold) -> {
                    if (!assigned.contains(partition)) {
                        forget(partition);
                    } else if (waits.isSettled(hold.schemaId)) {
                        letGo(List.of(partition));
                    } else {
                        Duration since = Duration.ofNanos(System.nanoTime() - hold.since);
                        waits.lasts(partition, hold.offset, hold.schemaId, since);
                    }
                });
    }

    /** The records that can be read now, in their order; the partitions of others are held. */
    private ConsumerRecords<K, V> pass(ConsumerRecords<K, V> polled) {
        Map<TopicPartition, List<ConsumerRecord<K, V>>> passed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        boolean isWhole = true;
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<K, V>> records = polled.records(partition);
            int end = waits.firstUnsettled(records);
            if (end == records.size()) {
                passed.put(partition, records);
                continue;
            }
            isWhole = false;
            OffsetAndMetadata here = hold(partition, records.get(end));
            if (end == 0) {
                next.remove(partition);
            } else {
                next.put(partition, here);
                passed.put(partition, records.subList(0, end));
            }
        }
        return isWhole ? polled : new ConsumerRecords<>(passed, next);
    }

    private OffsetAndMetadata hold(TopicPartition partition, ConsumerRecord<K, V> first) {
        OffsetAndMetadata here = new OffsetAndMetadata(first.offset(), first.leaderEpoch(), "");
        consumer.seek(partition, here);
        consumer.pause(List.of(partition));
        forget(partition);
        held.put(partition, new Hold(SchemaWaits.schemaId(first).orElseThrow(), first.offset()));
        waits.begun();
        return here;
    }

    private Set<TopicPartition> paused() {
        Set<TopicPartition> paused = new HashSet<>(consumer.paused());
        paused.removeIf(partition -> isHeldOnly(partition));
        return paused;
    }

    private boolean isHeldOnly(TopicPartition partition) {
        Hold hold = held.get(partition);
        return hold != null && !hold.pausedByUser;
    }

    private void pause(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        markPausedByUser(partitions, true);
    }

    private void resume(Collection<TopicPartition> partitions) {
        markPausedByUser(partitions, false);
        consumer.resume(
                partitions.stream().filter(partition -> !held.containsKey(partition)).toList());
    }

    private void markPausedByUser(Collection<TopicPartition> partitions, boolean paused) {
        for (TopicPartition partition : partitions) {
            Hold hold = held.get(partition);
            if (hold != null) {
                hold.pausedByUser = paused;
            }
        }
    }

    private void letGo(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            boolean goesOn = isHeldOnly(partition) && consumer.assignment().contains(partition);
            forget(partition);
            if (goesOn) {
                consumer.resume(List.of(partition));
            }
        }
    }

    private void forget(TopicPartition partition) {
        if (held.remove(partition) != null) {
            waits.ended();
        }
    }

    private void forgetAll() {
        List.copyOf(held.keySet()).forEach(this::forget);
    }
}
