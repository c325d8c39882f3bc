package io.streamplatform.dashboard.acls;

import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Which access rules somebody looks for. What is null or empty does not matter.
 *
 * @param principal who, exactly
 * @param host address, exactly
 * @param operation what is done
 * @param permission {@code ALLOW} or {@code DENY}
 * @param resourceType what it is done to
 * @param resourceName its name; with pattern {@code MATCH} the name of a resource that rules apply
 *     to
 * @param patternType {@code LITERAL}, {@code PREFIXED}, {@code ANY} or {@code MATCH}
 */
record RuleFilter(
        @Nullable String principal,
        @Nullable String host,
        @Nullable String operation,
        @Nullable String permission,
        @Nullable String resourceType,
        @Nullable String resourceName,
        @Nullable String patternType) {

    static final RuleFilter ALL = new RuleFilter(null, null, null, null, null, null, null);

    /** The filter that matches one rule. */
    static RuleFilter exactly(AccessRule rule) {
        return new RuleFilter(
                rule.principal(),
                rule.host(),
                rule.operation(),
                rule.permission(),
                rule.resourceType(),
                rule.resourceName(),
                rule.patternType());
    }

    /** Whether it matches every rule there is. */
    public boolean isEmpty() {
        return text(principal) == null
                && text(host) == null
                && text(operation) == null
                && text(permission) == null
                && text(resourceType) == null
                && text(resourceName) == null;
    }

    AclBindingFilter kafka() {
        return new AclBindingFilter(
                new ResourcePatternFilter(
                        word("resourceType", resourceType, ResourceType.class),
                        text(resourceName),
                        word("patternType", patternType, PatternType.class)),
                new AccessControlEntryFilter(
                        text(principal),
                        text(host),
                        word("operation", operation, AclOperation.class),
                        word("permission", permission, AclPermissionType.class)));
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <E extends Enum<E>> E word(String field, @Nullable String value, Class<E> type) {
        String given = text(value);
        return Words.read(field, given == null ? "ANY" : given, type, true);
    }
}
