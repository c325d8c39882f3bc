package io.streamplatform.dashboard.labs.schemas.comparison;

/**
 * What a format came to.
 *
 * @param format its name
 * @param title for people
 * @param bytesPerRecord in the topic's log, with keys and what Kafka puts around records
 * @param valueBytes of a value as it was serialized, before compression
 * @param writtenPerSecond records, serialized and acknowledged
 * @param readPerSecond records, fetched and deserialized
 */
record Measured(
        Format format,
        String title,
        double bytesPerRecord,
        double valueBytes,
        double writtenPerSecond,
        double readPerSecond) {}
