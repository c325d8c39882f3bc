package io.streamplatform.dashboard.labs;

import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.stereotype.Component;

/**
 * The topics that labs make for themselves. They carry a mark, and without it a topic of the same
 * name is somebody else's: it is neither written to nor deleted.
 */
@Component
public class LabTopics {

    /** A retention so odd that nobody else sets it. */
    private static final String MARK = "3601977";

    /** A topic written to this recently belongs to a lab of another dashboard. */
    private static final Duration IN_USE = Duration.ofSeconds(20);

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final ClusterAdmin admin;
    private final ObservedCluster cluster;
    private final LabProperties properties;

    /** Those of this dashboard's labs. */
    private final Set<String> mine = ConcurrentHashMap.newKeySet();

    /** The ids of those of this dashboard's labs that may still be on their way out. */
    private final Map<String, Uuid> leaving = new ConcurrentHashMap<>();

    /** When the newest record of another's topic was first seen to be the newest. */
    private final Map<String, Quiet> quiet = new ConcurrentHashMap<>();

    private record Quiet(long newest, long sinceNanos) {}

    LabTopics(ClusterAdmin admin, ObservedCluster cluster, LabProperties properties) {
        this.admin = admin;
        this.cluster = cluster;
        this.properties = properties;
    }

    /** Makes a topic, in the place of what an earlier lab may have left behind. */
    public void create(String name, int partitions) {
        Unavailable.unlessInSight(cluster.sight());
        try {
            makeRoom(name);
            mine.add(name);
            NewTopic topic =
                    new NewTopic(name, Optional.of(partitions), Optional.empty())
                            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, MARK));
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!isMade(topic, deadline)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
            leaving.remove(name);
            awaitLeaders(name, partitions, deadline);
        } catch (KafkaException e) {
            throw Refusals.of("topic", name, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Deletes a topic that a lab has made; leaves one alone that is nobody's or somebody else's.
     */
    public void delete(String name) {
        mine.remove(name);
        if (isOurs(name)) {
            try {
                leaving.put(name, admin.topic(name).topicId());
                var _ = admin.ask(kafka -> kafka.deleteTopics(List.of(name)).all());
            } catch (UnknownTopicOrPartitionException alreadyGone) {
                return;
            }
        }
    }

    /** Topics of labs, whose names begin so, that this dashboard did not make. */
    public List<String> ofOthers(String prefix) {
        return there(prefix).stream().filter(name -> !mine.contains(name) && isOurs(name)).toList();
    }

    /** Whether nobody has written to a topic for long, as often as this was asked. */
    public boolean isAbandoned(String name) {
        long newest = newest(name);
        long now = System.nanoTime();
        Quiet known =
                quiet.merge(
                        name,
                        new Quiet(newest, now),
                        (before, fresh) -> before.newest() == fresh.newest() ? before : fresh);
        return now - known.sinceNanos() > properties.abandonedAfter().toNanos();
    }

    private List<String> there(String prefix) {
        Snapshot snapshot = cluster.snapshot();
        return snapshot == null
                ? List.of()
                : snapshot.topics().keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList();
    }

    private void makeRoom(String name) {
        if (isFreeSoon(name)) {
            return;
        }
        if (!isOurs(name)) {
            throw Refused.conflict(
                    "The name is taken",
                    "topic",
                    name,
                    "there is a topic of this name that no lab has made; it is left alone. Rename"
                            + " or delete it to use the lab.");
        }
        if (isInUse(name)) {
            throw Refused.conflict(
                    "It runs already",
                    "topic",
                    name,
                    "the lab of another dashboard writes to it; end that one first.");
        }
        delete(name);
    }

    /** A name is free again only a moment after its topic was deleted. */
    private boolean isMade(NewTopic topic, long deadline) {
        try {
            var _ = admin.ask(kafka -> kafka.createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
    }

    /**
     * A broker that is told to lead a partition does so a moment later. A producer with several
     * requests in flight that comes in between could have a later one taken and the earlier refused
     * for ever.
     */
    private void awaitLeaders(String name, int partitions, long deadline)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                IntStream.range(0, partitions)
                        .mapToObj(each -> new TopicPartition(name, each))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        while (!isLed(asked, deadline)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean isLed(Map<TopicPartition, OffsetSpec> asked, long deadline) {
        try {
            var _ = admin.ask(kafka -> kafka.listOffsets(asked).all());
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
    }

    /** Whether there is no topic of that name, or only the one that was deleted a moment ago. */
    private boolean isFreeSoon(String name) {
        try {
            return admin.topic(name).topicId().equals(leaving.get(name));
        } catch (UnknownTopicOrPartitionException e) {
            return true;
        }
    }

    private boolean isOurs(String name) {
        try {
            return MARK.equals(admin.topicSetting(name, TopicConfig.RETENTION_MS_CONFIG));
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private boolean isInUse(String name) {
        return newest(name) > Instant.now().minus(IN_USE).toEpochMilli();
    }

    /** Time of the newest record; -1 for none. */
    private long newest(String name) {
        TopicDescription topic = admin.topic(name);
        Map<TopicPartition, OffsetSpec> asked =
                topic.partitions().stream()
                        .collect(
                                Collectors.toMap(
                                        each -> new TopicPartition(name, each.partition()),
                                        _ -> OffsetSpec.maxTimestamp()));
        return admin.ask(kafka -> kafka.listOffsets(asked).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(-1);
    }
}
