package io.streamplatform.traffic;

import io.streamplatform.traffic.delivery.KafkaWatch;
import io.streamplatform.traffic.pace.PacedThread;
import org.springframework.context.SmartLifecycle;

/** Starts the traffic last and stops it first, while everything that it uses is there. */
final class TrafficLifecycle implements SmartLifecycle {
    private final KafkaWatch kafka;
    private final PacedThread thread;

    TrafficLifecycle(KafkaWatch kafka, PacedThread thread) {
        this.kafka = kafka;
        this.thread = thread;
    }

    @Override
    public void start() {
        kafka.start();
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop();
        kafka.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }
}
