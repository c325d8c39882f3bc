package io.streamplatform.starter.publishing;

/**
 * The schema that a topic's values are written by, as the registry has it.
 *
 * @param subject its subject, e.g. {@code user-events-value}
 * @param version its number there; 1 or more
 * @param id its id, which stands in each value
 */
public record PublishedSchema(String subject, int version, int id) {}
