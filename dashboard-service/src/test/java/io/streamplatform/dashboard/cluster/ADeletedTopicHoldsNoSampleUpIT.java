package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * A topic may be deleted between being listed and being asked about. The client then looks for its
 * leader until its time is over; the sample must not.
 */
@WithKafka
class ADeletedTopicHoldsNoSampleUpIT {

    /** Longer than the test may take: waiting for it once fails the test. */
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(5);

    @Test
    void whatIsGoneIsNotWaitedFor_andTheRestIsAnswered(KafkaProbe kafka) throws Exception {
        String gone = KafkaProbe.uniqueName("gone");
        String stays = KafkaProbe.uniqueName("stays");
        kafka.createTopic(gone, 2);
        kafka.createTopic(stays, 1);
        kafka.send(stays, null, "kept");
        TopicReader topics =
                new TopicReader(
                        kafka.admin(),
                        new SamplingProperties(
                                Duration.ofSeconds(1),
                                CALL_TIMEOUT,
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(15),
                                Duration.ofSeconds(10)));
        Answers answers = new Answers(CALL_TIMEOUT);
        Map<String, TopicLayout> layouts = topics.layouts(Set.of(1), Set.of(), answers);
        Collection<TopicPartition> partitions =
                TopicReader.partitionsWithLeader(
                        List.of(layout(layouts, gone), layout(layouts, stays)));
        assertThat(partitions).hasSize(3);

        kafka.admin().deleteTopics(Set.of(gone)).all().get();
        await().atMost(Duration.ofMinutes(1)).until(() -> !kafka.topics().contains(gone));

        assertThat(
                        topics.offsets(
                                partitions,
                                OffsetSpec.latest(),
                                IsolationLevel.READ_UNCOMMITTED,
                                answers))
                .isEqualTo(Map.of(new TopicPartition(stays, 0), 1L));
        assertThat(layouts).containsKey(stays).doesNotContainKey(gone);
        assertThat(answers.failures()).isEmpty();
    }

    private static TopicLayout layout(Map<String, TopicLayout> layouts, String topic) {
        TopicLayout layout = layouts.get(topic);
        assertThat(layout).as(topic).isNotNull();
        return layout;
    }
}
