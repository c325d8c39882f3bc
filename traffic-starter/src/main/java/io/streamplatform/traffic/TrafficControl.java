package io.streamplatform.traffic;

import io.streamplatform.traffic.incidents.Incidents;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Incident;
import io.streamplatform.traffic.world.Mix;
import java.util.List;
import java.util.Map;

/** What people have asked of this producer: rate, mix, pause, incidents. */
public final class TrafficControl {
    private final Incidents incidents;
    private volatile boolean paused;
    private volatile Conditions conditions;

    TrafficControl(double rate, boolean paused, Mix mix, Incidents incidents) {
        this.incidents = incidents;
        this.paused = paused;
        this.conditions = new Conditions(rate, mix, List.of());
    }

    /** What holds now: the same object for as long as nothing changes. */
    public Conditions conditions() {
        Conditions known = conditions;
        List<Incident> active = incidents.active();
        if (known.incidents().equals(active)) {
            return known;
        }
        synchronized (this) {
            conditions = new Conditions(conditions.rate(), conditions.mix(), active);
            return conditions;
        }
    }

    /**
     * Changes the rate and weights of some kinds, together or not at all.
     *
     * @param rate records per second, 0 to {@value TrafficProperties#HIGHEST_RATE}
     * @param weights new weights of some of the mix's kinds
     * @throws IllegalArgumentException if one of them is out of range
     */
    public synchronized void change(double rate, Map<String, Double> weights) {
        if (!(rate >= 0 && rate <= TrafficProperties.HIGHEST_RATE)) {
            throw new IllegalArgumentException(
                    "rate must be 0 to %d, but is %s"
                            .formatted(TrafficProperties.HIGHEST_RATE, rate));
        }
        conditions = new Conditions(rate, conditions.mix().with(weights), conditions.incidents());
    }

    /** Holds the simulated traffic, or lets it go on. */
    public void setPaused(boolean paused) {
        this.paused = paused;
    }

    /** Whether somebody has paused the simulated traffic. */
    public boolean isPaused() {
        return paused;
    }
}
