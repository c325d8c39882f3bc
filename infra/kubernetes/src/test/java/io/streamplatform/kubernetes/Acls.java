package io.streamplatform.kubernetes;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleClusterResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a user may do, in the words of Strimzi and of Kafka. */
final class Acls {
    private Acls() {}

    static List<AclRule> of(KafkaUser user) {
        return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();
    }

    /** Topics that the user reads and does not write: what it works on. */
    static List<String> readOnlyTopics(KafkaUser user) {
        return of(user).stream()
                .filter(rule -> rule.getOperations().contains(AclOperation.READ))
                .filter(rule -> !rule.getOperations().contains(AclOperation.WRITE))
                .filter(rule -> rule.getResource() instanceof AclRuleTopicResource)
                .map(rule -> ((AclRuleTopicResource) rule.getResource()).getName())
                .toList();
    }

    /** The bindings that Strimzi's user operator makes of a user. */
    static List<AclBinding> bindings(KafkaUser user) {
        String principal = "User:" + user.getMetadata().getName();
        return of(user).stream()
                .flatMap(rule ->
                        rule.getOperations().stream()
                                .map(operation -> binding(principal, rule, operation)))
                .toList();
    }

    private static AclBinding binding(String principal, AclRule rule, AclOperation operation) {
        return new AclBinding(
                pattern(rule),
                new AccessControlEntry(
                        principal,
                        rule.getHost() == null ? "*" : rule.getHost(),
                        kafkas(operation),
                        AclPermissionType.ALLOW));
    }

    private static ResourcePattern pattern(AclRule rule) {
        return switch (rule.getResource()) {
            case AclRuleTopicResource topic ->
                    new ResourcePattern(
                            ResourceType.TOPIC, topic.getName(), type(topic.getPatternType()));
            case AclRuleGroupResource group ->
                    new ResourcePattern(
                            ResourceType.GROUP, group.getName(), type(group.getPatternType()));
            case AclRuleTransactionalIdResource id ->
                    new ResourcePattern(
                            ResourceType.TRANSACTIONAL_ID, id.getName(), type(id.getPatternType()));
            case AclRuleClusterResource _ ->
                    new ResourcePattern(
                            ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL);
            default -> throw new IllegalArgumentException("" + rule.getResource());
        };
    }

    private static PatternType type(AclResourcePatternType type) {
        return type == AclResourcePatternType.PREFIX ? PatternType.PREFIXED : PatternType.LITERAL;
    }

    private static org.apache.kafka.common.acl.AclOperation kafkas(AclOperation operation) {
        return Stream.of(org.apache.kafka.common.acl.AclOperation.values())
                .filter(known ->
                        known.name()
                                .replace("_", "")
                                .equals(operation.name().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
