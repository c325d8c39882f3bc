package io.streamplatform.contracts.metrics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.streamplatform.contracts.Require;
import java.time.Instant;
import java.util.List;

/**
 * What a host measured of one of its resources. Keyed by {@link #host()}, so the measurements of a
 * host are in one partition, in order.
 *
 * <p>Every kind carries {@code schemaVersion} (now {@value #SCHEMA_VERSION}), {@code host} (1 to
 * 200 characters) and {@code time} (when it was measured, UTC, to the millisecond). Sizes are in
 * bytes, throughput in bytes per second, shares in percent of 0 to 100.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SystemMetric.Cpu.class, name = "CPU"),
    @JsonSubTypes.Type(value = SystemMetric.Memory.class, name = "MEMORY"),
    @JsonSubTypes.Type(value = SystemMetric.Disk.class, name = "DISK"),
    @JsonSubTypes.Type(value = SystemMetric.Network.class, name = "NETWORK")
})
public sealed interface SystemMetric {
    /** The version that this build writes, and the newest that it reads. */
    int SCHEMA_VERSION = 1;

    int schemaVersion();

    String host();

    Instant time();

    /** The figures of this metric, in a fixed order, derived ones included. */
    List<Measurement> measurements();

    /** The resource that was measured, as it stands in the JSON field {@code kind}. */
    default Kind resource() {
        return switch (this) {
            case Cpu _ -> Kind.CPU;
            case Memory _ -> Kind.MEMORY;
            case Disk _ -> Kind.DISK;
            case Network _ -> Kind.NETWORK;
        };
    }

    /** The kinds of resources. */
    enum Kind {
        CPU,
        MEMORY,
        DISK,
        NETWORK
    }

    /**
     * Processor.
     *
     * @param usagePercent share of all cores' time spent working; 0 to 100
     * @param cores number of cores; 1 to 4,096
     * @param loadAverage1m processes running or waiting to run, average of a minute; 0 or more
     */
    record Cpu(
            int schemaVersion,
            String host,
            Instant time,
            double usagePercent,
            int cores,
            double loadAverage1m)
            implements SystemMetric {
        public Cpu {
            leadingFields(schemaVersion, host, time);
            percent("usagePercent", usagePercent);
            Require.within("cores", cores, 1, 4096);
            Require.within("loadAverage1m", loadAverage1m, 0, LARGEST);
        }

        @Override
        public List<Measurement> measurements() {
            return List.of(
                    new Measurement("usagePercent", usagePercent, MeasurementUnit.PERCENT),
                    new Measurement("loadAverage1m", loadAverage1m, MeasurementUnit.NUMBER));
        }
    }

    /**
     * Main memory and swap.
     *
     * @param usedBytes memory in use; 0 to {@code totalBytes}
     * @param totalBytes memory of the host; at least 1
     * @param swapUsedBytes swap in use; 0 to {@code swapTotalBytes}
     * @param swapTotalBytes swap of the host; 0 if it has none
     */
    record Memory(
            int schemaVersion,
            String host,
            Instant time,
            long usedBytes,
            long totalBytes,
            long swapUsedBytes,
            long swapTotalBytes)
            implements SystemMetric {
        public Memory {
            leadingFields(schemaVersion, host, time);
            Require.within("totalBytes", totalBytes, 1, Long.MAX_VALUE);
            Require.within("usedBytes", usedBytes, 0, totalBytes);
            Require.within("swapTotalBytes", swapTotalBytes, 0, Long.MAX_VALUE);
            Require.within("swapUsedBytes", swapUsedBytes, 0, swapTotalBytes);
        }

        @Override
        public List<Measurement> measurements() {
            return List.of(
                    new Measurement(
                            "usagePercent", share(usedBytes, totalBytes), MeasurementUnit.PERCENT),
                    new Measurement("usedBytes", usedBytes, MeasurementUnit.BYTES),
                    new Measurement("swapUsedBytes", swapUsedBytes, MeasurementUnit.BYTES));
        }
    }

    /**
     * A disk.
     *
     * @param usedBytes space in use; 0 to {@code totalBytes}
     * @param totalBytes space of the disk; at least 1
     * @param readBytesPerSecond what was read; 0 or more
     * @param writeBytesPerSecond what was written; 0 or more
     * @param operationsPerSecond reads and writes; 0 or more
     */
    record Disk(
            int schemaVersion,
            String host,
            Instant time,
            long usedBytes,
            long totalBytes,
            double readBytesPerSecond,
            double writeBytesPerSecond,
            double operationsPerSecond)
            implements SystemMetric {
        public Disk {
            leadingFields(schemaVersion, host, time);
            Require.within("totalBytes", totalBytes, 1, Long.MAX_VALUE);
            Require.within("usedBytes", usedBytes, 0, totalBytes);
            Require.within("readBytesPerSecond", readBytesPerSecond, 0, LARGEST);
            Require.within("writeBytesPerSecond", writeBytesPerSecond, 0, LARGEST);
            Require.within("operationsPerSecond", operationsPerSecond, 0, LARGEST);
        }

        @Override
        public List<Measurement> measurements() {
            return List.of(
                    new Measurement(
                            "usagePercent", share(usedBytes, totalBytes), MeasurementUnit.PERCENT),
                    new Measurement(
                            "readBytesPerSecond",
                            readBytesPerSecond,
                            MeasurementUnit.BYTES_PER_SECOND),
                    new Measurement(
                            "writeBytesPerSecond",
                            writeBytesPerSecond,
                            MeasurementUnit.BYTES_PER_SECOND),
                    new Measurement(
                            "operationsPerSecond",
                            operationsPerSecond,
                            MeasurementUnit.OPERATIONS_PER_SECOND));
        }
    }

    /**
     * Network.
     *
     * @param receivedBytesPerSecond what came in; 0 or more
     * @param sentBytesPerSecond what went out; 0 or more
     */
    record Network(
            int schemaVersion,
            String host,
            Instant time,
            double receivedBytesPerSecond,
            double sentBytesPerSecond)
            implements SystemMetric {
        public Network {
            leadingFields(schemaVersion, host, time);
            Require.within("receivedBytesPerSecond", receivedBytesPerSecond, 0, LARGEST);
            Require.within("sentBytesPerSecond", sentBytesPerSecond, 0, LARGEST);
        }

        @Override
        public List<Measurement> measurements() {
            return List.of(
                    new Measurement(
                            "receivedBytesPerSecond",
                            receivedBytesPerSecond,
                            MeasurementUnit.BYTES_PER_SECOND),
                    new Measurement(
                            "sentBytesPerSecond",
                            sentBytesPerSecond,
                            MeasurementUnit.BYTES_PER_SECOND));
        }
    }

    /** Largest throughput or load that is believed: beyond it a value is a fault of the sender. */
    double LARGEST = 1e15;

    private static void leadingFields(int schemaVersion, String host, Instant time) {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.text("host", host, 200);
        Require.present("time", time);
    }

    private static void percent(String field, double value) {
        Require.within(field, value, 0, 100);
    }

    private static double share(long used, long total) {
        return 100.0 * used / total;
    }
}
