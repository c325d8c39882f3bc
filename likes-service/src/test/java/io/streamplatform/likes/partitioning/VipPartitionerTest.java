package io.streamplatform.likes.partitioning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VipPartitionerTest {
    private static final String TOPIC = "likes";
    private static final Node BROKER = new Node(1, "localhost", 9092);
    private static final List<String> USERS =
            IntStream.range(0, 1000).mapToObj(number -> "user-" + number).toList();

    private final VipPartitioner partitioner = new VipPartitioner();

    VipPartitionerTest() {
        partitioner.configure(Map.of(VipPartitioner.VIP_USERS, List.of("alice", "zoe")));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 12})
    void vipsHaveTheFirstPartitionForThemselves_howeverManyThereAre(int partitions) {
        Cluster cluster = cluster(partitions);

        assertThat(partition("alice", cluster)).isZero();
        assertThat(partition("zoe", cluster)).isZero();
        assertThat(USERS).allSatisfy(user -> assertThat(partition(user, cluster)).isNotZero());
    }

    @Test
    void allOthersAreSpreadOverTheRest_eachAlwaysInTheSamePartition() {
        Cluster cluster = cluster(4);

        for (int partition = 1; partition < 4; partition++) {
            int wanted = partition;
            assertThat(USERS.stream().filter(user -> partition(user, cluster) == wanted))
                    .as("users of partition %d", partition)
                    .hasSizeBetween(250, 420);
        }
        assertThat(USERS)
                .allSatisfy(user ->
                        assertThat(partition(user, cluster)).isEqualTo(partition(user, cluster)));
    }

    @Test
    void aTopicOfOnePartitionHasNoRoomForADistinction() {
        assertThat(partition("alice", cluster(1))).isZero();
        assertThat(partition("bob", cluster(1))).isZero();
        assertThat(partition(null, cluster(1))).isZero();
    }

    @Test
    void whenPartitionsAreAddedTheVipsStay_andOthersMove() {
        Cluster before = cluster(3);
        Cluster after = cluster(4);

        assertThat(partition("alice", after)).isEqualTo(partition("alice", before));
        assertThat(USERS)
                .anySatisfy(user ->
                        assertThat(partition(user, after)).isNotEqualTo(partition(user, before)));
        assertThat(USERS).allSatisfy(user -> assertThat(partition(user, after)).isNotZero());
    }

    @Test
    void recordsWithoutAKeyGoToTheOthersInTurn() {
        Cluster cluster = cluster(3);

        assertThat(IntStream.range(0, 6).map(_ -> partition(null, cluster)))
                .containsExactly(1, 2, 1, 2, 1, 2);
    }

    @Test
    void aPartitionWithoutLeaderIsChosenAllTheSame_soThatOrderIsKept() {
        Cluster whole = cluster(3);
        Cluster leaderless =
                new Cluster(
                        "cluster",
                        List.of(BROKER),
                        List.of(info(0, null), info(1, null), info(2, BROKER)),
                        Set.of(),
                        Set.of());

        assertThat(partition("alice", leaderless)).isZero();
        assertThat(USERS)
                .allSatisfy(user ->
                        assertThat(partition(user, leaderless)).isEqualTo(partition(user, whole)));
    }

    @Test
    void vipsAreNamedByAListOrByATextWithCommas() {
        VipPartitioner named = new VipPartitioner();
        named.configure(Map.of(VipPartitioner.VIP_USERS, " bob, carol ,"));

        assertThat(named.partition(TOPIC, "carol", "carol".getBytes(UTF_8), null, null, cluster(3)))
                .isZero();
        assertThat(named.partition(TOPIC, "alice", "alice".getBytes(UTF_8), null, null, cluster(3)))
                .isNotZero();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new VipPartitioner().configure(Map.of()))
                .withMessage("likes.vip.users is not set; give it the users, separated by commas");
    }

    private int partition(@Nullable String user, Cluster cluster) {
        byte[] key = user == null ? null : user.getBytes(UTF_8);
        return partitioner.partition(TOPIC, user, key, null, null, cluster);
    }

    private static Cluster cluster(int partitions) {
        return new Cluster(
                "cluster",
                List.of(BROKER),
                IntStream.range(0, partitions).mapToObj(number -> info(number, BROKER)).toList(),
                Set.of(),
                Set.of());
    }

    private static PartitionInfo info(int partition, @Nullable Node leader) {
        Node[] replicas = {BROKER};
        return new PartitionInfo(TOPIC, partition, leader, replicas, replicas);
    }
}
