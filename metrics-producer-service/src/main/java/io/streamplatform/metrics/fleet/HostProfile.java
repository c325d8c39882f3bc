package io.streamplatform.metrics.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * What kind of machine a host is.
 *
 * @param name host's name
 * @param cores processor cores
 * @param memoryBytes main memory
 * @param swapBytes swap; 0 for none
 * @param diskBytes disk
 * @param quietCpu share of the processor that is busy at night, 0 to 1
 * @param busyCpu share of the processor that is busy at the height of the day, 0 to 1
 * @param usualMemory share of the memory that is used at medium load, 0 to 1
 * @param usualDisk share of the disk that is used, 0 to 1
 * @param readsAtFullLoad bytes read per second at full load
 * @param writesAtFullLoad bytes written per second at full load
 * @param bytesPerOperation bytes of a mean disk operation
 * @param receivedAtFullLoad bytes received per second at full load
 * @param sentAtFullLoad bytes sent per second at full load
 */
record HostProfile(
        String name,
        int cores,
        long memoryBytes,
        long swapBytes,
        long diskBytes,
        double quietCpu,
        double busyCpu,
        double usualMemory,
        double usualDisk,
        double readsAtFullLoad,
        double writesAtFullLoad,
        double bytesPerOperation,
        double receivedAtFullLoad,
        double sentAtFullLoad) {
    private static final long GIB = 1L << 30;
    private static final double MIB = 1 << 20;
    private static final double KIB = 1 << 10;

    /** The platform's nine hosts. */
    static List<HostProfile> fleet() {
        List<HostProfile> fleet = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            fleet.add(webServer(i));
        }
        for (int i = 1; i <= 2; i++) {
            fleet.add(appServer(i));
        }
        for (int i = 1; i <= 2; i++) {
            fleet.add(dbServer(i));
        }
        fleet.add(
                new HostProfile(
                        "cache-server-01",
                        4,
                        64 * GIB,
                        0,
                        100 * GIB,
                        0.06,
                        0.34,
                        0.74,
                        0.22,
                        0.5 * MIB,
                        4 * MIB,
                        32 * KIB,
                        90 * MIB,
                        140 * MIB));
        fleet.add(
                new HostProfile(
                        "queue-server-01",
                        8,
                        32 * GIB,
                        4 * GIB,
                        1000 * GIB,
                        0.09,
                        0.42,
                        0.55,
                        0.41,
                        60 * MIB,
                        140 * MIB,
                        128 * KIB,
                        120 * MIB,
                        150 * MIB));
        return List.copyOf(fleet);
    }

    private static HostProfile webServer(int number) {
        return new HostProfile(
                "web-server-0" + number,
                8,
                16 * GIB,
                4 * GIB,
                200 * GIB,
                0.10,
                0.52,
                0.48 + 0.03 * number,
                0.30 + 0.05 * number,
                4 * MIB,
                14 * MIB,
                24 * KIB,
                25 * MIB,
                110 * MIB);
    }

    private static HostProfile appServer(int number) {
        return new HostProfile(
                "app-server-0" + number,
                16,
                32 * GIB,
                8 * GIB,
                300 * GIB,
                0.14,
                0.60,
                0.58 + 0.03 * number,
                0.36 + 0.06 * number,
                8 * MIB,
                22 * MIB,
                32 * KIB,
                70 * MIB,
                60 * MIB);
    }

    private static HostProfile dbServer(int number) {
        return new HostProfile(
                "db-server-0" + number,
                16,
                128 * GIB,
                8 * GIB,
                2000 * GIB,
                0.12,
                0.48,
                0.70 + 0.02 * number,
                0.52 + 0.05 * number,
                180 * MIB,
                120 * MIB,
                16 * KIB,
                45 * MIB,
                85 * MIB);
    }
}
