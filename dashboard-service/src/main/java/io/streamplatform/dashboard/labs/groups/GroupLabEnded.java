package io.streamplatform.dashboard.labs.groups;

/** Told when the lab has ended. */
public record GroupLabEnded() {}
