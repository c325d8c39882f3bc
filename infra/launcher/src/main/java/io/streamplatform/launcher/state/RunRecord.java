package io.streamplatform.launcher.state;

import java.util.List;

/**
 * What runs in a state folder, written down so that other commands, and the next start after a
 * power cut, find it.
 *
 * @param launcher the process that runs the parts
 * @param controlPort where it takes orders, 0 as long as it does not
 * @param token proves that an order comes from somebody who may read the state folder
 * @param dashboard the address to tell to people
 * @param bootstrapServers where Kafka's clients connect, empty when no broker runs
 * @param parts the processes started, in the order in which they are to be stopped
 */
public record RunRecord(
        ProcessId launcher,
        int controlPort,
        String token,
        String dashboard,
        String bootstrapServers,
        List<PartRecord> parts) {

    /** One process of the platform. */
    public record PartRecord(String name, int stopRank, ProcessId process) {}
}
