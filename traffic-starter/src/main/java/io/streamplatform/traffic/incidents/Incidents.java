package io.streamplatform.traffic.incidents;

import io.streamplatform.traffic.world.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The incidents that go on now. Each ends at its time, or earlier on demand. */
public final class Incidents {
    /** Most incidents at a time. */
    public static final int MOST = 100;

    private final InstantSource clock;
    private final List<Incident> started = new ArrayList<>();
    private long lastNumber;
    private volatile List<Incident> active = List.of();
    private volatile Instant nextEnd = Instant.MAX;

    public Incidents(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Starts an incident at once.
     *
     * @param intensity how strong it is; above 0, at most 1
     * @throws IllegalStateException if {@value #MOST} are going on already
     */
    public synchronized Incident start(
            String kind, String target, Duration duration, double intensity) {
        Instant now = clock.instant();
        forgetEnded(now);
        if (started.size() >= MOST) {
            throw new IllegalStateException(
                    "%d incidents are going on; end one of them first".formatted(MOST));
        }
        lastNumber++;
        Incident incident =
                new Incident(
                        "incident-" + lastNumber, kind, target, now, now.plus(duration), intensity);
        started.add(incident);
        publish();
        return incident;
    }

    /**
     * Ends an incident before its time.
     *
     * @return whether there was such an incident
     */
    public synchronized boolean end(String id) {
        forgetEnded(clock.instant());
        boolean ended = started.removeIf(incident -> incident.id().equals(id));
        publish();
        return ended;
    }

    /** What is going on, the oldest first. The same list for as long as nothing changes. */
    public List<Incident> active() {
        Instant now = clock.instant();
        if (!now.isBefore(nextEnd)) {
            synchronized (this) {
                forgetEnded(now);
                publish();
            }
        }
        return active;
    }

    private void forgetEnded(Instant now) {
        started.removeIf(incident -> !now.isBefore(incident.endsAt()));
    }

    private void publish() {
        active = List.copyOf(started);
        nextEnd =
                started.stream().map(Incident::endsAt).min(Instant::compareTo).orElse(Instant.MAX);
    }
}
