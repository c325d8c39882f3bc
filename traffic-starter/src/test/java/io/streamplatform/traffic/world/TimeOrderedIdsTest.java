package io.streamplatform.traffic.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private final TimeOrderedIds ids = new TimeOrderedIds(new SplittableRandom(7));

    @Test
    void carryTheRecordsOwnTime() {
        Instant time = Instant.parse("2026-11-20T09:15:30.123Z");

        UUID id = ids.next(time);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
    }

    @Test
    void riseWithinAMillisecondAndAreNeverTheSame() {
        Instant time = Instant.parse("2026-11-20T09:15:30.123Z");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(ids.next(time.plusMillis(i / 5_000)).toString());
        }

        assertThat(made).isSorted();
        assertThat(new HashSet<>(made)).hasSize(made.size());
    }
}
