package io.streamplatform.dashboard.acls;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.Comparator;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * A rule of access.
 *
 * @param principal who, e.g. {@code User:alice}; {@code User:*} for everybody
 * @param host address that the client comes from; {@code *} for any, which is what null means
 * @param operation what is done, e.g. {@code READ}
 * @param permission {@code ALLOW} or {@code DENY}; null for the former
 * @param resourceType what it is done to, e.g. {@code TOPIC}
 * @param resourceName its name; {@code *} for all
 * @param patternType {@code LITERAL} for this name alone, {@code PREFIXED} for names that begin
 *     with it; null for the former
 */
record AccessRule(
        @Nullable String principal,
        @Nullable String host,
        @Nullable String operation,
        @Nullable String permission,
        @Nullable String resourceType,
        @Nullable String resourceName,
        @Nullable String patternType) {

    private static final int LONGEST = 500;

    /** By whom, then by what. */
    static final Comparator<AccessRule> ORDER =
            Comparator.comparing(AccessRule::words, Comparator.naturalOrder());

    static AccessRule of(AclBinding binding) {
        return new AccessRule(
                binding.entry().principal(),
                binding.entry().host(),
                binding.entry().operation().name(),
                binding.entry().permissionType().name(),
                binding.pattern().resourceType().name(),
                binding.pattern().name(),
                binding.pattern().patternType().name());
    }

    /** As Kafka takes it; what cannot be is refused. */
    AclBinding binding() {
        String who = text("principal", principal, null);
        int colon = who.indexOf(':');
        if (colon < 1 || colon == who.length() - 1) {
            throw new BadParameter(
                    "principal", who, "give a type and a name, such as User:alice or User:*.");
        }
        ResourceType type =
                Words.read(
                        "resourceType",
                        text("resourceType", resourceType, null),
                        ResourceType.class,
                        false);
        String name = text("resourceName", resourceName, null);
        PatternType pattern =
                Words.read(
                        "patternType",
                        text("patternType", patternType, PatternType.LITERAL.name()),
                        PatternType.class,
                        false);
        if (type == ResourceType.CLUSTER && !name.equals("kafka-cluster")) {
            throw new BadParameter("resourceName", name, "the cluster is called kafka-cluster.");
        }
        if (pattern == PatternType.PREFIXED && name.equals("*")) {
            throw new BadParameter(
                    "resourceName", name, "* stands for all names only with LITERAL.");
        }
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(
                        who,
                        text("host", host, "*"),
                        Words.read(
                                "operation",
                                text("operation", operation, null),
                                AclOperation.class,
                                false),
                        Words.read(
                                "permission",
                                text("permission", permission, AclPermissionType.ALLOW.name()),
                                AclPermissionType.class,
                                false)));
    }

    private static String text(String field, @Nullable String value, @Nullable String standard) {
        String given = value == null || value.isBlank() ? standard : value.strip();
        if (given == null) {
            throw new BadParameter(field, value, "it is missing.");
        }
        if (given.length() > LONGEST) {
            throw new BadParameter(field, given, "give at most %d characters.".formatted(LONGEST));
        }
        return given;
    }

    /** In a line, for people and the audit log. */
    public String words() {
        return "%s %s %s on %s %s%s from %s"
                .formatted(
                        principal,
                        "DENY".equals(permission) ? "may not" : "may",
                        operation,
                        resourceType,
                        resourceName,
                        "PREFIXED".equals(patternType) ? "…" : "",
                        host);
    }
}
