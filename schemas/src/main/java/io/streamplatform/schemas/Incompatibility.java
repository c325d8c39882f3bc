package io.streamplatform.schemas;

/**
 * One reason why a reader's schema does not understand what a writer's has written.
 *
 * @param path field at fault, as {@link SchemaField#path()}; empty for the whole
 * @param rule name of the rule that is broken, e.g. {@code READER_FIELD_MISSING_DEFAULT_VALUE}
 * @param reason in words, with what would mend it
 */
public record Incompatibility(String path, String rule, String reason) {}
