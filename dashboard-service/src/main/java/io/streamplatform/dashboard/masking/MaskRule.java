package io.streamplatform.dashboard.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.masking.MaskingProperties.Action;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A rule made ready to be used for each record. */
final class MaskRule {

    private static final Pattern FOR_DEAD_LETTERS_AND_RETRIES =
            Pattern.compile("(?i)([-._]retry([-._]\\d+)?)?([-._](dlt|dlq|dead-?letters?))?$");
    private static final Glob FAILURES =
            Glob.ignoringCase(List.of("*exception*", "*stacktrace*", "*stack-trace*", "*-reason"));
    private static final int HASH_BYTES = 8;

    private final MaskingProperties.Rule rule;
    private final Glob topics;
    private final Glob headers;
    private final List<FieldPath> fields;
    private final @Nullable SecretKeySpec hashKey;

    MaskRule(MaskingProperties.Rule rule, @Nullable String hashKey) {
        this.rule = rule;
        this.topics = Glob.of(rule.topics());
        this.headers = Glob.ignoringCase(rule.headers());
        this.fields = rule.fields().stream().map(FieldPath::of).toList();
        this.hashKey =
                hashKey == null ? null : new SecretKeySpec(hashKey.getBytes(UTF_8), "HmacSHA256");
    }

    boolean isFor(String topic) {
        return topics.matches(topic)
                || topics.matches(FOR_DEAD_LETTERS_AND_RETRIES.matcher(topic).replaceFirst(""));
    }

    boolean isHiddenFrom(@Nullable Role role) {
        return role == null || !rule.visibleTo().contains(role);
    }

    boolean masksKey() {
        return rule.key();
    }

    boolean masksValue() {
        return rule.value();
    }

    boolean masksFields() {
        return !fields.isEmpty();
    }

    boolean masksField(List<String> names) {
        return fields.stream().anyMatch(field -> field.matches(names));
    }

    /** Why a record could not be read tells what was in it, so that goes with its fields. */
    boolean masksHeader(String name) {
        return headers.matches(name) || ((masksFields() || rule.value()) && FAILURES.matches(name));
    }

    /** What is shown in the place of these bytes; null for nothing. */
    @Nullable String inPlaceOf(byte[] bytes) {
        return switch (rule.action()) {
            case REMOVE -> null;
            case REPLACE -> rule.text();
            case HASH -> hash(bytes);
        };
    }

    boolean removes() {
        return rule.action() == Action.REMOVE;
    }

    private String hash(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            return "#" + HexFormat.of().formatHex(mac.doFinal(bytes), 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
