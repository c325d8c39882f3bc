package io.streamplatform.dashboard.quotas;

import java.util.Arrays;
import java.util.Optional;

/** What a quota limits. */
enum QuotaKind {
    /** Bytes that may be written. */
    PRODUCER("producer_byte_rate", "Write", false),
    /** Bytes that may be read. */
    CONSUMER("consumer_byte_rate", "Read", false),
    /** Time of the broker's threads; 100 is one thread's. */
    REQUESTS("request_percentage", "Requests", false),
    /** Partitions created and deleted. */
    MUTATIONS("controller_mutation_rate", "Changes", false),
    /** New connections. */
    CONNECTIONS("connection_creation_rate", "Connections", true);

    private final String key;
    private final String title;
    private final boolean ofAddress;

    QuotaKind(String key, String title, boolean ofAddress) {
        this.key = key;
        this.title = title;
        this.ofAddress = ofAddress;
    }

    static Optional<QuotaKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /** As Kafka names it. */
    public String key() {
        return key;
    }

    /** In a word. */
    public String title() {
        return title;
    }

    /** Whether it limits addresses; all others limit users and client ids. */
    boolean isOfAddress() {
        return ofAddress;
    }

    boolean isBytes() {
        return this == PRODUCER || this == CONSUMER;
    }

    /** What the number counts. */
    public String unit() {
        return switch (this) {
            case PRODUCER, CONSUMER -> "bytes/s";
            case REQUESTS -> "% of a thread";
            case MUTATIONS -> "partitions/s";
            case CONNECTIONS -> "connections/s";
        };
    }
}
