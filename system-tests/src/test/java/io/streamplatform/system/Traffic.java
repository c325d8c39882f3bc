package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A producer's rate and counters. */
public final class Traffic {
    private final Rest producer;

    public Traffic(Rest producer) {
        this.producer = producer;
    }

    /** What a producer has counted since its start. */
    public record Counters(long sent, long acknowledged, long failed) {}

    /** Sets how many records a second are wanted, and lets them flow. */
    public void flow(int rate) {
        JsonNode state = producer.json("PATCH", "/api/traffic", "{\"rate\": %d}".formatted(rate));
        assertThat(state.path("rate").asInt()).isEqualTo(rate);
        var _ = producer.json("POST", "/api/traffic/resume", "");
    }

    /** Stops the flow and waits until the fate of all that was sent is known. */
    public Counters pause() {
        var _ = producer.json("POST", "/api/traffic/pause", "");
        await("all that was sent is acknowledged or failed")
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> {
                    Counters now = counters();
                    assertThat(now.acknowledged() + now.failed()).isEqualTo(now.sent());
                });
        return counters();
    }

    public Counters counters() {
        JsonNode state = producer.json("/api/traffic");
        return new Counters(
                state.path("sent").asLong(-1),
                state.path("acknowledged").asLong(-1),
                state.path("failed").asLong(-1));
    }
}
