package io.streamplatform.likes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.contracts.likes.Like;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What lies in the topic, read by a client of the test's own. */
record LikesTopic(KafkaProbe probe) {
    static final String NAME = "likes";

    private static final JsonFormat<Like> FORMAT = JsonFormat.of(Like.class);

    List<ConsumerRecord<byte[], byte[]>> records() {
        return probe.readAll(NAME);
    }

    /** The numbers of all likes, in their order within each partition. */
    Map<Integer, List<Long>> ordersByPartition() {
        return records().stream()
                .filter(record -> like(record).isPresent())
                .collect(
                        Collectors.groupingBy(
                                ConsumerRecord::partition,
                                TreeMap::new,
                                Collectors.mapping(
                                        record -> like(record).orElseThrow().order(),
                                        Collectors.toList())));
    }

    /** Each number from the first to the last is there once, and they rise in every partition. */
    void hasEachOnce(long first, long last) {
        Map<Integer, List<Long>> orders = ordersByPartition();
        assertThat(orders.values()).allSatisfy(each -> assertThat(each).isSorted());
        assertThat(orders.values().stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(first, last).boxed().toList());
    }

    /** How many likes each partition has. */
    Map<Integer, Long> counts() {
        return ordersByPartition().entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, each -> (long) each.getValue().size()));
    }

    static Optional<Like> like(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(FORMAT.read(record.value()));
        } catch (UnreadableRecordException e) {
            return Optional.empty();
        }
    }
}
