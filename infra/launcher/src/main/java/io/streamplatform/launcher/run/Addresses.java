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
 * @param schemaRegistry where clients of Confluent's registry connect, empty when it does not run
 */
record Addresses(String dashboard, String bootstrapServers, String schemaRegistry) {

    static Addresses of(List<RunningPart> parts) {
        boolean noBroker = running(parts, Role.BROKER).findFirst().isEmpty();
        return new Addresses(
                address(parts, Role.DASHBOARD),
                noBroker ? "" : brokers(parts),
                address(parts, Role.REGISTRY));
    }

    private static String address(List<RunningPart> parts, Role role) {
        return running(parts, role).map(part -> part.part().address()).findFirst().orElse("");
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
