package io.streamplatform.schemas.registry;

/**
 * Another version that a schema uses.
 *
 * @param name as the schema names it
 * @param subject where it is registered
 * @param version its number there
 */
public record SchemaReference(String name, String subject, int version) {}
