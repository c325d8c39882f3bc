package io.streamplatform.dashboard.labs.groups.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which partition of a topic, as the members' own callbacks tell it, and what an occasion
 * costs until everybody has an equal share again. Times are of {@link System#nanoTime()}.
 */
final class Ownership {

    private final List<Lane> lanes = new ArrayList<>();
    private final Runnable changed;
    private Set<String> sharers = Set.of();
    private long begunAt;
    private @Nullable Long sharedAt;

    /**
     * @param changed called when a partition has another owner, or none
     */
    Ownership(int partitions, Runnable changed) {
        Stream.generate(Lane::new).limit(partitions).forEach(lanes::add);
        this.changed = changed;
    }

    /** An occasion begins, after which these are to have equal shares. */
    synchronized void begin(Set<String> members) {
        sharers = members;
        begunAt = System.nanoTime();
        sharedAt = null;
        lanes.forEach(lane -> lane.begin(begunAt));
    }

    void given(String member, Collection<TopicPartition> partitions) {
        synchronized (this) {
            long now = System.nanoTime();
            partitions.forEach(each -> lanes.get(each.partition()).given(member, now));
            judge(now);
        }
        changed.run();
    }

    void freed(String member, Collection<TopicPartition> partitions) {
        synchronized (this) {
            long now = System.nanoTime();
            partitions.forEach(each -> lanes.get(each.partition()).freed(member, now));
            judge(now);
        }
        changed.run();
    }

    synchronized void read(int partition, long offset) {
        lanes.get(partition).read(offset, System.nanoTime());
    }

    private void judge(long now) {
        int share = sharers.isEmpty() ? 0 : lanes.size() / sharers.size();
        boolean isShared = share > 0 && sharers.stream().allMatch(member -> held(member) == share);
        if (!isShared) {
            sharedAt = null;
        } else if (sharedAt == null) {
            sharedAt = now;
        }
    }

    private long held(String member) {
        return lanes.stream().filter(lane -> member.equals(lane.owner())).count();
    }

    /** What the occasion cost; null until shares are equal and each partition is read again. */
    synchronized @Nullable Cost cost() {
        Long end = sharedAt;
        if (end == null || !lanes.stream().allMatch(lane -> lane.isReadSince(end))) {
            return null;
        }
        return Cost.of(lanes, end - begunAt);
    }

    /** Owners by partition, as they are now. */
    synchronized List<@Nullable String> owners() {
        List<@Nullable String> owners = new ArrayList<>();
        lanes.forEach(lane -> owners.add(lane.owner()));
        return owners;
    }

    /** In words, for when it does not come to equal shares. */
    synchronized String words() {
        List<String> held = new ArrayList<>();
        sharers.stream()
                .sorted()
                .forEach(member -> held.add("%s has %d".formatted(member, held(member))));
        return String.join(", ", held);
    }
}
