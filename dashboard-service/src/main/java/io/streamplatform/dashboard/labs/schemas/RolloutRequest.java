package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rolled out.
 *
 * @param change id of a change; {@code own} for the text
 * @param text the new version, as an Avro schema, of one's own change
 * @param order {@code CONSUMER_FIRST} or {@code PRODUCER_FIRST}; consumer first when left out
 * @param level of the lab's subject; {@code BACKWARD} when left out
 */
record RolloutRequest(
        @Nullable String change,
        @Nullable String text,
        @Nullable String order,
        @Nullable String level) {

    SchemaChange wanted() {
        SchemaChange wanted = SchemaChange.named(change, text);
        if (!wanted.canBeRolledOut()) {
            throw new BadParameter(
                    "change", change, "it has two versions before it and is for the matrix only.");
        }
        return wanted;
    }

    RolloutOrder wantedOrder() {
        return order == null
                ? RolloutOrder.CONSUMER_FIRST
                : oneOf("order", order, RolloutOrder.class);
    }

    CompatibilityLevel wantedLevel() {
        return level == null
                ? CompatibilityLevel.BACKWARD
                : oneOf("level", level, CompatibilityLevel.class);
    }

    static <E extends Enum<E>> E oneOf(String field, String value, Class<E> of) {
        return Arrays.stream(of.getEnumConstants())
                .filter(each -> each.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new BadParameter(
                                field,
                                value,
                                "give one of %s.".formatted(Arrays.asList(of.getEnumConstants()))));
    }
}
