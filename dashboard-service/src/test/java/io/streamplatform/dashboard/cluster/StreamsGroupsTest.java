package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription.TopicInfo;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StreamsGroupsTest {

    @Test
    void tasksAreToldBySubtopologyAndPartition_andAsThePartitionsTheyRead() {
        TopicInfo two = new TopicInfo(2, 1, Map.of());
        var first =
                new StreamsGroupSubtopologyDescription(
                        "0", List.of("orders"), List.of("by-user"), Map.of(), Map.of());
        var second =
                new StreamsGroupSubtopologyDescription(
                        "1",
                        List.of(),
                        List.of(),
                        Map.of("totals-changelog", two),
                        Map.of("by-user", two));
        var member =
                new StreamsGroupMemberDescription(
                        "m-1",
                        7,
                        Optional.empty(),
                        Optional.of("rack-a"),
                        "app-1",
                        "/10.0.0.1",
                        3,
                        "process-1",
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        new StreamsGroupMemberAssignment(
                                List.of(new TaskIds("0", List.of(1, 0))),
                                List.of(new TaskIds("1", List.of(0))),
                                List.of(new TaskIds("1", List.of(1)))),
                        new StreamsGroupMemberAssignment(
                                List.of(new TaskIds("0", List.of(0)), new TaskIds("1", List.of(1))),
                                List.of(),
                                List.of()),
                        false);
        var group =
                new StreamsGroupDescription(
                        "totals",
                        7,
                        6,
                        3,
                        List.of(first, second),
                        List.of(member),
                        GroupState.RECONCILING,
                        new Node(2, "broker", 9092),
                        Set.of());

        GroupDescriptions.Described told = StreamsGroups.described(group);

        assertThat(told.state()).isEqualTo("Reconciling");
        assertThat(told.coordinator()).isEqualTo(2);
        assertThat(told.assignment().groupEpoch()).isEqualTo(7);
        assertThat(told.assignment().targetEpoch()).isEqualTo(6);
        assertThat(told.assignment().topologyEpoch()).isEqualTo(3);
        assertThat(told.assignment().subtopologies())
                .containsExactly(
                        new ObservedGroup.Subtopology(
                                "0", List.of("orders"), List.of("by-user"), List.of()),
                        new ObservedGroup.Subtopology(
                                "1", List.of("by-user"), List.of(), List.of("totals-changelog")));
        ObservedMember shown = told.members().getFirst();
        assertThat(shown.host()).isEqualTo("10.0.0.1");
        assertThat(shown.rack()).isEqualTo("rack-a");
        assertThat(shown.partitions())
                .containsExactlyInAnyOrder(
                        new TopicPartition("orders", 0), new TopicPartition("orders", 1));
        assertThat(shown.target())
                .containsExactlyInAnyOrder(
                        new TopicPartition("orders", 0), new TopicPartition("by-user", 1));
        assertThat(shown.tasks())
                .isEqualTo(
                        new ObservedMember.Tasks(
                                "process-1",
                                List.of("0_0", "0_1"),
                                List.of("1_0"),
                                List.of("1_1"),
                                List.of("0_0", "1_1")));
    }
}
