package io.streamplatform.metrics.fleet;

import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of each incident is felt at a host.
 *
 * @param cpuSpike how far a spike has set in, 0 to 1
 * @param memoryLeak how far a leak has got, 0 to 1
 * @param diskFill how far the disk has been filled, 0 to 1
 */
record Troubles(double cpuSpike, double memoryLeak, double diskFill) {
    static final String CPU_SPIKE = "CPU_SPIKE";
    static final String MEMORY_LEAK = "MEMORY_LEAK";
    static final String DISK_FILL = "DISK_FILL";

    private static final Duration SPIKE_RAMP = Duration.ofSeconds(5);

    static Troubles at(String host, Instant now, Conditions conditions) {
        if (conditions.incidents().isEmpty()) {
            return new Troubles(0, 0, 0);
        }
        return new Troubles(
                conditions
                        .incident(CPU_SPIKE, host)
                        .map(spike -> spike.strength(now, SPIKE_RAMP))
                        .orElse(0.0),
                grown(conditions.incident(MEMORY_LEAK, host), now),
                grown(conditions.incident(DISK_FILL, host), now));
    }

    /** Grows over the first four fifths of the incident, and stays. */
    private static double grown(Optional<Incident> incident, Instant now) {
        return incident.map(found -> found.intensity() * Math.min(1, found.progress(now) / 0.8))
                .orElse(0.0);
    }
}
