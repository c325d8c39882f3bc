package io.streamplatform.traffic.world;

import java.util.List;
import java.util.Optional;

/**
 * What is asked of a world at present.
 *
 * @param rate wanted records per second
 * @param mix weights of the kinds
 * @param incidents what is going on, the oldest first
 */
public record Conditions(double rate, Mix mix, List<Incident> incidents) {

    public Conditions {
        incidents = List.copyOf(incidents);
    }

    /** The oldest incident of a kind, if one is going on. */
    public Optional<Incident> incident(String kind) {
        return incidents.stream().filter(incident -> incident.kind().equals(kind)).findFirst();
    }

    /** The oldest incident of a kind at a target, if one is going on. */
    public Optional<Incident> incident(String kind, String target) {
        return incidents.stream()
                .filter(incident -> incident.kind().equals(kind))
                .filter(incident -> incident.target().equals(target))
                .findFirst();
    }
}
