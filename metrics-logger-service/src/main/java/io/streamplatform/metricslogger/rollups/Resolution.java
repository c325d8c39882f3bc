package io.streamplatform.metricslogger.rollups;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How long the span of a rollup is. Spans begin at whole multiples of it since the epoch, UTC. */
public enum Resolution {
    TEN_SECONDS("10s", Duration.ofSeconds(10)),
    MINUTE("1m", Duration.ofMinutes(1)),
    HOUR("1h", Duration.ofHours(1));

    private final String label;
    private final Duration length;

    Resolution(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /** The resolution of a label, e.g. {@code 10s}; empty if there is none. */
    public static Optional<Resolution> ofLabel(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    /** All labels, finest first, as a sentence lists them. */
    public static String labels() {
        return Arrays.stream(values()).map(Resolution::label).collect(Collectors.joining(", "));
    }

    /** How people and the REST interface call it, e.g. {@code 10s}. */
    public String label() {
        return label;
    }

    /** Length of the span. */
    public Duration length() {
        return length;
    }

    /** Length of the span in seconds. */
    public int seconds() {
        return Math.toIntExact(length.toSeconds());
    }

    /** Start of the span that a time is in, as seconds since the epoch. */
    public long startOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds();
    }
}
