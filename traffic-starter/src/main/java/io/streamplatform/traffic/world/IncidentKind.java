package io.streamplatform.traffic.world;

import java.util.List;

/**
 * A kind of incident that a world can be asked for.
 *
 * @param kind its name, e.g. {@code CPU_SPIKE}
 * @param targets where it can happen, the usual one first
 * @param description what happens then, for people
 */
public record IncidentKind(String kind, List<String> targets, String description) {

    public IncidentKind {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(kind + " needs at least one target");
        }
    }
}
