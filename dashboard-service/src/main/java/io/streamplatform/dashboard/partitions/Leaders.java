package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.admin.Changes;
import io.streamplatform.dashboard.cluster.ChangeProperties;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.SampleOnDemand;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * Has preferred leaders elected. An unclean election, which makes a leader of a replica that may
 * lack acknowledged records, is not offered: it loses data for good, and who has to do it looks at
 * the brokers first.
 */
@Component
class Leaders {

    private static final int MOST_AT_ONCE = 5_000;
    private static final String ACTION = "partitions.elect";

    private final PartitionProblems problems;
    private final ObservedCluster cluster;
    private final Changes changes;
    private final SampleOnDemand samples;
    private final ChangeProperties properties;

    Leaders(
            PartitionProblems problems,
            ObservedCluster cluster,
            Changes changes,
            SampleOnDemand samples,
            ChangeProperties properties) {
        this.problems = problems;
        this.cluster = cluster;
        this.changes = changes;
        this.samples = samples;
        this.properties = properties;
    }

    /**
     * What became of an election.
     *
     * @param elected leaders that moved
     * @param refused those that did not, with the reason as their obstacle
     * @param left more than were taken at once
     */
    record Outcome(int elected, List<Election.Move> refused, int left) {}

    Election plan(List<PartitionName> wanted) {
        Unavailable.unlessInSight(cluster.sight());
        Set<TopicPartition> named = new HashSet<>();
        wanted.forEach(each -> named.add(each.kafka()));
        return Election.of(problems.all(), named);
    }

    Outcome elect(List<PartitionName> wanted) {
        List<Election.Move> possible =
                plan(wanted).moves().stream().filter(each -> each.obstacle() == null).toList();
        List<Election.Move> now = possible.stream().limit(MOST_AT_ONCE).toList();
        if (now.isEmpty()) {
            return new Outcome(0, List.of(), 0);
        }
        Set<TopicPartition> partitions = new LinkedHashSet<>();
        now.forEach(each -> partitions.add(each.kafka()));
        Map<TopicPartition, Optional<Throwable>> answers =
                changes.make(
                        new Changes.Wanted(
                                ACTION,
                                now.size() + " partitions",
                                Election.leaders(now, true),
                                Election.leaders(now, false),
                                "partitions"),
                        kafka ->
                                kafka.electLeaders(ElectionType.PREFERRED, partitions).partitions(),
                        each -> Election.Result.of(now, each).told(ACTION));
        Election.Result result = Election.Result.of(now, answers);
        if (!result.elected().isEmpty()) {
            awaitShown(
                    result.elected().stream()
                            .map(Election.Move::kafka)
                            .collect(Collectors.toSet()));
        }
        return new Outcome(result.elected().size(), result.refused(), possible.size() - now.size());
    }

    private void awaitShown(Set<TopicPartition> elected) {
        try {
            var _ =
                    samples.until(
                            snapshot -> Election.of(problems.all(), elected).moves().isEmpty(),
                            properties.visibleWithin());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the leaders are elected all the same
        }
    }
}
