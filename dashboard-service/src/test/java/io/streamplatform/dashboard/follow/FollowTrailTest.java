package io.streamplatform.dashboard.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.follow.FollowLine.Role;
import io.streamplatform.dashboard.records.Place;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FollowTrailTest {

    private static final int MOST = 200_000;

    @Test
    void whatIsKeptOfOthersIsBounded_alsoWhenAllAreMadeOfOneRecord() {
        FollowTrail trail = new FollowTrail();
        for (int i = 0; i < MOST + 1_000; i++) {
            ConsumerRecord<byte[], byte[]> record =
                    new ConsumerRecord<>("results", 0, i, new byte[0], new byte[0]);
            record.headers().add("source", "cause-0@7".getBytes(UTF_8));
            trail.passBy(record);
        }
        Place cause = new Place("cause", 0, 7);
        trail.add(cause);
        trail.goOnFrom(cause, Role.MATCH, List.of());
        int wanted = 0;
        while (trail.next() != null) {
            wanted++;
        }
        assertThat(wanted).isEqualTo(MOST);
    }
}
