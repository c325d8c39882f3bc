package io.streamplatform.metrics.fleet;

import static io.streamplatform.contracts.metrics.SystemMetric.SCHEMA_VERSION;

import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A host whose resources follow one load: the day's, with noise that all of them share, and a
 * little of their own. So the disk and the network are busy when the processor is.
 */
final class Host {
    private static final double LONGEST_STEP = 60;
    private static final double LOAD_AVERAGE_SECONDS = 60;

    /**
     * Memory follows load slowly, and is given back in seconds when a leaking process is killed.
     */
    private static final double RECOVERY_SECONDS = 6;

    /** A disk is cleaned up more slowly. */
    private static final double CLEANING_SECONDS = 25;

    private static final double MOST = 0.985;
    private static final double SWAPPING_FROM = 0.9;
    private static final double MILLIS = 1000;
    private static final double PERCENT = 100;

    private final HostProfile profile;
    private final Wander minutes;
    private final Wander hours;
    private final Wander cpuNoise;
    private final Wander memoryNoise;
    private final Wander diskNoise;
    private final Wander networkNoise;
    private final Wander diskTrend;
    private final List<Wander> wanders;
    private Instant last;
    private double cpu;
    private double load;
    private double loadAverage;
    private double memory;
    private double leaked;
    private double filled;
    private double swapped;

    Host(HostProfile profile, Instant now, RandomGenerator random) {
        this.profile = profile;
        this.last = now;
        this.minutes = new Wander(random, 0.045, 90);
        this.hours = new Wander(random, 0.035, 3600);
        this.cpuNoise = new Wander(random, 0.018, 4);
        this.memoryNoise = new Wander(random, 0.008, 45);
        this.diskNoise = new Wander(random, 0.16, 6);
        this.networkNoise = new Wander(random, 0.10, 6);
        this.diskTrend = new Wander(random, 0.015, 7200);
        this.wanders =
                List.of(minutes, hours, cpuNoise, memoryNoise, diskNoise, networkNoise, diskTrend);
        advance(0, now, new Troubles(0, 0, 0));
        this.memory = memoryAim();
        this.loadAverage = cpu * profile.cores();
    }

    String name() {
        return profile.name();
    }

    /** Measures one resource. */
    SystemMetric measure(Kind kind, Instant now, Troubles troubles) {
        double seconds = Duration.between(last, now).toMillis() / MILLIS;
        last = now;
        advance(Math.clamp(seconds, 0.0, LONGEST_STEP), now, troubles);
        return switch (kind) {
            case CPU -> cpu(now);
            case MEMORY -> memory(now);
            case DISK -> disk(now, troubles);
            case NETWORK -> network(now);
        };
    }

    private void advance(double seconds, Instant now, Troubles troubles) {
        wanders.forEach(wander -> wander.advance(seconds));
        double day =
                profile.quietCpu() + (profile.busyCpu() - profile.quietCpu()) * Daily.busyness(now);
        double usual = day + minutes.value() + hours.value();
        load = Math.clamp(usual, 0.02, 0.75);
        double spike = troubles.cpuSpike();
        cpu = Math.clamp(load * (1 - spike) + 0.965 * spike + cpuNoise.value(), 0.01, 1.0);
        load = Math.max(load, 0.6 * spike);
        double waiting = cpu > 0.9 ? (cpu - 0.9) * 8 * profile.cores() : 0;
        loadAverage +=
                (cpu * profile.cores() + waiting - loadAverage)
                        * (1 - Math.exp(-seconds / LOAD_AVERAGE_SECONDS));
        leaked = follow(leaked, troubles.memoryLeak(), seconds, RECOVERY_SECONDS);
        filled = follow(filled, troubles.diskFill(), seconds, CLEANING_SECONDS);
        memory += (memoryAim() - memory) * (1 - Math.exp(-seconds / 30));
        double pressure = Math.max(0, memoryShare() - SWAPPING_FROM) / (1 - SWAPPING_FROM);
        swapped += (0.7 * pressure - swapped) * (1 - Math.exp(-seconds / 20));
    }

    /** Up at once, for the incident has its own ramp; down by and by. */
    private static double follow(double value, double aim, double seconds, double fall) {
        return aim >= value ? aim : aim + (value - aim) * Math.exp(-seconds / fall);
    }

    private double memoryAim() {
        return profile.usualMemory() + 0.16 * (load - 0.35);
    }

    private double memoryShare() {
        return Math.clamp(memory + leaked * (MOST - memory), 0.02, MOST);
    }

    private SystemMetric cpu(Instant now) {
        return new SystemMetric.Cpu(
                SCHEMA_VERSION,
                profile.name(),
                now,
                rounded(cpu * PERCENT),
                profile.cores(),
                rounded(Math.max(0, loadAverage)));
    }

    private SystemMetric memory(Instant now) {
        double share = Math.clamp(memoryShare() + memoryNoise.value(), 0.02, 0.995);
        return new SystemMetric.Memory(
                SCHEMA_VERSION,
                profile.name(),
                now,
                (long) (share * profile.memoryBytes()),
                profile.memoryBytes(),
                (long) (Math.clamp(swapped, 0.0, 1.0) * profile.swapBytes()),
                profile.swapBytes());
    }

    private SystemMetric disk(Instant now, Troubles troubles) {
        double own = Math.exp(diskNoise.value());
        double base = profile.usualDisk() + diskTrend.value();
        double used = Math.clamp(base + filled * (MOST - base), 0.01, 0.995);
        // What fills a disk is written to it.
        double filling = troubles.diskFill() > 0 && troubles.diskFill() < 1 ? 0.5 : 0;
        double swapping = swapped > 0.1 ? 0.3 : 0;
        double reads = (load + swapping) * profile.readsAtFullLoad() * own;
        double writes = (load + swapping + filling) * profile.writesAtFullLoad() * own;
        return new SystemMetric.Disk(
                SCHEMA_VERSION,
                profile.name(),
                now,
                (long) (used * profile.diskBytes()),
                profile.diskBytes(),
                rounded(reads),
                rounded(writes),
                rounded((reads + writes) / profile.bytesPerOperation()));
    }

    private SystemMetric network(Instant now) {
        double own = Math.exp(networkNoise.value());
        return new SystemMetric.Network(
                SCHEMA_VERSION,
                profile.name(),
                now,
                rounded(load * profile.receivedAtFullLoad() * own),
                rounded(load * profile.sentAtFullLoad() * own));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
