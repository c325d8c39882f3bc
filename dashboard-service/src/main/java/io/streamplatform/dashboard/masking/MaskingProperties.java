package io.streamplatform.dashboard.masking;

import io.streamplatform.dashboard.access.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What viewers do not get to see of records. It is taken out on the server, before anything is
 * searched, shown, exported or sent on.
 *
 * @param rules in the order in which they are tried: the first that fits decides
 * @param hashKey secret with which values are hashed, so that who knows all possible values cannot
 *     try them out; 16 characters or more, needed when a rule hashes
 */
@Validated
@ConfigurationProperties("dashboard.masking")
record MaskingProperties(
        @DefaultValue List<@Valid Rule> rules, @Nullable @Size(min = 16) String hashKey) {

    @AssertTrue(
            message =
                    "a rule with action HASH needs dashboard.masking.hash-key"
                            + " (DASHBOARD_MASKING_HASHKEY), a secret of 16 characters or more")
    boolean isHashKeyThereWhenNeeded() {
        return hashKey != null || rules.stream().noneMatch(rule -> rule.action() == Action.HASH);
    }

    /** Without the key: settings are printed when they are refused. */
    @Override
    public String toString() {
        return "MaskingProperties[rules=" + rules + "]";
    }

    /** What is put in the place of a value. */
    enum Action {
        /** Nothing: the field, header or key is gone; of a whole value, empty text is left. */
        REMOVE,
        /** The rule's text. */
        REPLACE,
        /** A short hash: equal values can be told to be equal, and not what they are. */
        HASH
    }

    /**
     * What is masked where.
     *
     * @param topics names, in which {@code *} stands for any characters; their topics for retries
     *     and dead letters ({@code -retry-0}, {@code -dlt} behind the name) are meant, too
     * @param fields paths into JSON values and JSON keys, such as {@code payment.card}; a {@code *}
     *     stands for one field of any name, {@code **} for any number of them, and arrays are gone
     *     through. A value that is no JSON object is masked whole: nobody knows what is in it; so
     *     is a key that holds JSON which cannot be read
     * @param headers names of headers, in which {@code *} stands for any characters
     * @param key whether the key is masked whole
     * @param value whether the value is masked whole
     * @param action what is put in its place
     * @param text of the action {@code REPLACE}
     * @param visibleTo roles that see what is there; the live view, which is the same for all,
     *     masks it for them as well
     */
    record Rule(
            @NotEmpty List<String> topics,
            @DefaultValue List<String> fields,
            @DefaultValue List<String> headers,
            @DefaultValue("false") boolean key,
            @DefaultValue("false") boolean value,
            @DefaultValue("REPLACE") Action action,
            @DefaultValue("•••") String text,
            @DefaultValue List<Role> visibleTo) {

        @AssertTrue(message = "masks nothing; set fields, headers, key or value")
        boolean isMaskingSomething() {
            return !fields.isEmpty() || !headers.isEmpty() || key || value;
        }

        @AssertTrue(message = "has an empty step in a path of fields; write a.b, a.* or **.b")
        boolean isMadeOfPaths() {
            return fields.stream().allMatch(FieldPath::isOne);
        }
    }
}
