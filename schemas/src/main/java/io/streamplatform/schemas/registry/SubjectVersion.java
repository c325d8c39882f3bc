package io.streamplatform.schemas.registry;

/**
 * A place where a schema is registered.
 *
 * @param subject the subject
 * @param version number of the version in it
 */
public record SubjectVersion(String subject, int version) {}
