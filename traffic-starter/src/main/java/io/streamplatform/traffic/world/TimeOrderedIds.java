package io.streamplatform.traffic.world;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562) that carry the record's own time, and rise within a millisecond
 * too. For simulated records only: what looks random in them can be predicted.
 */
public final class TimeOrderedIds {
    private final TimeBasedEpochGenerator generator;

    public TimeOrderedIds(RandomGenerator random) {
        this.generator = Generators.timeBasedEpochGenerator(Random.from(random));
    }

    /** The next id of that time. */
    public UUID next(Instant time) {
        return generator.construct(time.toEpochMilli());
    }
}
