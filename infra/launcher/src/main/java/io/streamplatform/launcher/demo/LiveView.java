package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.bench.StompSubscriber;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What a browser on a topic's page sees: the records of the topic as they arrive. */
final class LiveView implements AutoCloseable {

    /** More than come while a demonstration lasts; what comes after them is not kept. */
    private static final int MOST = 100_000;

    private final Map<String, Instant> arrivals = new ConcurrentHashMap<>();
    private final StompSubscriber subscriber;

    LiveView(Stage stage, String topic) {
        URI dashboard = URI.create(stage.address(Addresses.Place.DASHBOARD));
        try {
            this.subscriber =
                    StompSubscriber.connect(
                            stage.http(),
                            dashboard.getAuthority(),
                            List.of("/topic/records/" + topic),
                            this::take);
        } catch (IllegalStateException e) {
            throw new ClaimFailedException(
                    "The dashboard's live view cannot be opened: " + e.getMessage());
        }
    }

    private void take(JsonNode frame, Instant arrived) {
        for (JsonNode record : frame.path("records")) {
            if (arrivals.size() < MOST) {
                arrivals.put(
                        place(record.path("partition").asInt(-1), record.path("offset").asLong(-1)),
                        arrived);
            }
        }
    }

    /** When the record at that place arrived, if it has. */
    Optional<Instant> arrivalOf(Receipt receipt) {
        return Optional.ofNullable(arrivals.get(place(receipt.partition(), receipt.offset())));
    }

    private static String place(int partition, long offset) {
        return partition + "@" + offset;
    }

    @Override
    public void close() {
        subscriber.close();
    }
}
