package io.streamplatform.dashboard.groups.rebalances;

/**
 * How long something lasted, as far as samples can tell: they see neither its first nor its last
 * moment.
 *
 * @param atLeastMillis from the first sample that saw it to the last
 * @param atMostMillis from the last sample before to the first after
 */
public record Span(long atLeastMillis, long atMostMillis) {

    Span longer(Span other) {
        return other.atMostMillis > atMostMillis ? other : this;
    }
}
