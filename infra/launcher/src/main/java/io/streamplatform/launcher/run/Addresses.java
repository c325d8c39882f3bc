package io.streamplatform.launcher.run;

import io.streamplatform.launcher.parts.Role;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where others find what runs now.
 *
 * @param dashboard the address to open in a browser, empty when it does not run
 * @param bootstrapServers where Kafka's clients connect, empty when no broker runs. Otherwise all
 *     brokers are named, also one that is away: a client is to find the others, and it again.
 */
record Addresses(String dashboard, String bootstrapServers) {

    static Addresses of(List<RunningPart> parts) {
        String dashboard =
                running(parts, Role.DASHBOARD)
                        .map(part -> part.part().address())
                        .findFirst()
                        .orElse("");
        boolean noBroker = running(parts, Role.BROKER).findFirst().isEmpty();
        return new Addresses(dashboard, noBroker ? "" : brokers(parts));
    }

    private static Stream<RunningPart> running(List<RunningPart> parts, Role role) {
        return parts.stream()
                .filter(part -> part.part().role() == role && part.process().isPresent());
    }

    private static String brokers(List<RunningPart> parts) {
        return parts.stream()
                .map(RunningPart::part)
                .filter(part -> part.role() == Role.BROKER)
                .map(part -> part.address())
                .collect(Collectors.joining(","));
    }
}
