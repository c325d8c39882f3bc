package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.cluster.ObservedGroup.Subtopology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.common.TopicPartition;

/** Reads the description of a streams group: its topology, and its tasks by member. */
final class StreamsGroups {

    private StreamsGroups() {}

    static GroupDescriptions.Described described(StreamsGroupDescription group) {
        List<Subtopology> parts =
                group.subtopologies().stream().map(StreamsGroups::subtopology).toList();
        Map<String, List<String>> sources = new HashMap<>();
        parts.forEach(part -> sources.put(part.id(), part.sources()));
        return new GroupDescriptions.Described(
                group.groupState().toString(),
                GroupDescriptions.id(group.coordinator()),
                group.members().stream().map(member -> member(member, sources)).toList(),
                new ObservedGroup.Assignment(
                        null,
                        group.groupEpoch(),
                        group.targetAssignmentEpoch(),
                        group.topologyEpoch(),
                        parts));
    }

    private static Subtopology subtopology(StreamsGroupSubtopologyDescription part) {
        Set<String> sources = new TreeSet<>(part.sourceTopics());
        sources.addAll(part.repartitionSourceTopics().keySet());
        return new Subtopology(
                part.subtopologyId(),
                List.copyOf(sources),
                part.repartitionSinkTopics().stream().sorted().toList(),
                part.stateChangelogTopics().keySet().stream().sorted().toList());
    }

    private static ObservedMember member(
            StreamsGroupMemberDescription member, Map<String, List<String>> sources) {
        return new ObservedMember(
                member.memberId(),
                member.clientId(),
                member.instanceId().orElse(null),
                GroupDescriptions.host(member.clientHost()),
                member.rackId().orElse(null),
                member.memberEpoch(),
                partitions(member.assignment().activeTasks(), sources),
                partitions(member.targetAssignment().activeTasks(), sources),
                new ObservedMember.Tasks(
                        member.processId(),
                        names(member.assignment().activeTasks()),
                        names(member.assignment().standbyTasks()),
                        names(member.assignment().warmupTasks()),
                        names(member.targetAssignment().activeTasks())));
    }

    private static Set<TopicPartition> partitions(
            List<TaskIds> tasks, Map<String, List<String>> sources) {
        Set<TopicPartition> partitions = new HashSet<>();
        for (TaskIds task : tasks) {
            for (String topic : sources.getOrDefault(task.subtopologyId(), List.of())) {
                task.partitions().forEach(p -> partitions.add(new TopicPartition(topic, p)));
            }
        }
        return partitions;
    }

    private static List<String> names(List<TaskIds> tasks) {
        List<String> names = new ArrayList<>();
        for (TaskIds task : tasks) {
            task.partitions().stream()
                    .sorted()
                    .forEach(partition -> names.add(task.subtopologyId() + "_" + partition));
        }
        return names;
    }
}
