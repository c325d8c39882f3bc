package io.streamplatform.dashboard.acls;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** The words of access rules, and which of them go together. */
final class Words {

    private static final Set<String> NOT_ITSELF = Set.of("UNKNOWN", "ANY", "MATCH");

    private Words() {}

    /** What a rule can be about. */
    static List<ResourceType> types() {
        return real(ResourceType.values());
    }

    static List<AclOperation> operations() {
        return real(AclOperation.values());
    }

    static List<AclPermissionType> permissions() {
        return real(AclPermissionType.values());
    }

    static List<PatternType> patterns() {
        return real(PatternType.values());
    }

    private static <E extends Enum<E>> List<E> real(E[] all) {
        return Arrays.stream(all).filter(each -> !NOT_ITSELF.contains(each.name())).toList();
    }

    /** One of the words, in whatever case; {@code ANY} only where a filter is read. */
    static <E extends Enum<E>> E read(String field, String word, Class<E> type, boolean any) {
        String wanted = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        List<E> known =
                Arrays.stream(type.getEnumConstants())
                        .filter(each ->
                                !NOT_ITSELF.contains(each.name())
                                        || (any && !each.name().equals("UNKNOWN")))
                        .toList();
        return known.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new BadParameter(
                                field,
                                word,
                                "give one of %s."
                                        .formatted(
                                                known.stream()
                                                        .map(Enum::name)
                                                        .collect(Collectors.joining(", ")))));
    }
}
