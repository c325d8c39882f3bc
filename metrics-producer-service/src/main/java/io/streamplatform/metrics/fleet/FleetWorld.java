package io.streamplatform.metrics.fleet;

import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.IncidentKind;
import io.streamplatform.traffic.world.Mix;
import io.streamplatform.traffic.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Nine hosts that are measured one after the other. Of the kind with the largest weight, each host
 * is measured at every turn; of the others, at as many turns as their weights say.
 */
public final class FleetWorld implements World<SystemMetric> {
    private final List<Host> hosts;
    private final Map<Kind, Double> credits = new EnumMap<>(Kind.class);
    private final Queue<Kind> wanted = new ArrayDeque<>();
    private int turn = -1;

    /**
     * Starts the hosts.
     *
     * @param random source of chance; equal seeds make equal worlds
     * @param clock tells at what time of the day they are started
     */
    public FleetWorld(RandomGenerator random, InstantSource clock) {
        Instant now = clock.instant();
        this.hosts =
                HostProfile.fleet().stream()
                        .map(profile -> new Host(profile, now, random))
                        .toList();
    }

    @Override
    public Map<String, Double> usualMix() {
        Map<String, Double> mix = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            mix.put(kind.name(), 1.0);
        }
        return mix;
    }

    @Override
    public List<IncidentKind> incidentKinds() {
        List<String> names = hosts.stream().map(Host::name).toList();
        return List.of(
                new IncidentKind(
                        Troubles.CPU_SPIKE,
                        names,
                        "The processor is busy at 95 % and more within seconds; load, disk and"
                                + " network rise with it"),
                new IncidentKind(
                        Troubles.MEMORY_LEAK,
                        names,
                        "Memory fills up over the duration, then swap; it is free again after the"
                                + " end"),
                new IncidentKind(
                        Troubles.DISK_FILL,
                        names,
                        "The disk fills up over the duration with many writes; it is cleaned up"
                                + " after the end"));
    }

    @Override
    public SystemMetric next(Instant now, Conditions conditions) {
        while (wanted.isEmpty()) {
            turn = (turn + 1) % hosts.size();
            if (turn == 0) {
                earn(conditions.mix());
            }
            credits.forEach((kind, credit) -> {
                if (credit >= 1) {
                    wanted.add(kind);
                }
            });
        }
        Host host = hosts.get(turn);
        return host.measure(wanted.remove(), now, Troubles.at(host.name(), now, conditions));
    }

    /** Before each round over the hosts: what was measured in the last one is paid for. */
    private void earn(Mix mix) {
        double largest =
                mix.weights().values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        for (Kind kind : Kind.values()) {
            double credit = credits.getOrDefault(kind, 0.0);
            double left = credit >= 1 ? credit - 1 : credit;
            credits.put(kind, left + mix.weight(kind.name()) / largest);
        }
    }
}
