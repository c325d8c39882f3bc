package io.streamplatform.dashboard.live;

/**
 * What a live destination shows has changed, and is sent without waiting for the next sample.
 *
 * @param destination that shows it
 */
public record LiveChange(String destination) {}
