package io.streamplatform.traffic.delivery;

import io.streamplatform.starter.publishing.PublishedFormat;
import io.streamplatform.traffic.TrafficControl;
import io.streamplatform.traffic.TrafficProperties;
import io.streamplatform.traffic.pace.Outlet;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.World;
import java.time.Duration;

/**
 * Sends what the pace asks for. While Kafka is away or has no room, or the records' format cannot
 * be written yet, records are not made but counted as held: simulated traffic that piles up would
 * say nothing true about any time.
 */
public final class PacedTraffic implements Outlet {
    private static final Duration WAIT_FOR_ROOM = Duration.ofMillis(200);

    private final World<?> world;
    private final TrafficControl control;
    private final RecordSource<?> source;
    private final Publisher<?> publisher;
    private final KafkaWatch kafka;
    private final PublishedFormat format;
    private final Figures figures;
    private final RecentRate recent = new RecentRate();
    private volatile double currentRate;

    public PacedTraffic(
            World<?> world,
            TrafficControl control,
            RecordSource<?> source,
            Publisher<?> publisher,
            KafkaWatch kafka,
            PublishedFormat format,
            Figures figures) {
        this.world = world;
        this.control = control;
        this.source = source;
        this.publisher = publisher;
        this.kafka = kafka;
        this.format = format;
        this.figures = figures;
    }

    @Override
    public double rate() {
        recent.sample(System.nanoTime(), figures.acknowledged());
        Conditions conditions = control.conditions();
        double wanted = control.isPaused() || conditions.rate() == 0 ? 0 : world.rate(conditions);
        currentRate = Math.min(wanted, TrafficProperties.HIGHEST_RATE);
        return currentRate;
    }

    @Override
    public void send(int records) throws InterruptedException {
        int left = records;
        while (left > 0) {
            if (!kafka.isUp() || format.absence() != null || !publisher.awaitRoom(WAIT_FOR_ROOM)) {
                figures.countHeld(left);
                return;
            }
            int taken = source.send(left, Outcome.COUNTED);
            if (taken == 0) {
                // The client has waited for Kafka as long as it may; what is due meanwhile is held.
                figures.countHeld(left);
                return;
            }
            left -= taken;
        }
    }

    @Override
    public void giveUp(long records) {
        figures.countHeld(records);
    }

    /**
     * Records per second that are wanted at present: 0 while paused, more during some incidents.
     */
    public double currentRate() {
        return currentRate;
    }

    /** Records per second that were acknowledged, over the last ten seconds. */
    public double acknowledgedPerSecond() {
        return recent.perSecond(System.nanoTime(), figures.acknowledged());
    }
}
