package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import io.streamplatform.contracts.events.UserEvent;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checked, ordered and unmodifiable copies of the maps that aggregates carry. */
final class Counts {
    private Counts() {}

    static Map<UserEvent.Kind, Long> ofKinds(@Nullable Map<UserEvent.Kind, Long> counts) {
        EnumMap<UserEvent.Kind, Long> copy = new EnumMap<>(UserEvent.Kind.class);
        Require.present("counts", counts)
                .forEach((kind, count) ->
                        copy.put(
                                kind,
                                Require.within(
                                        "counts." + kind,
                                        Require.present("counts." + kind, count),
                                        0,
                                        Long.MAX_VALUE)));
        return Collections.unmodifiableMap(copy);
    }

    static Map<String, Revenue> ofCurrencies(@Nullable Map<String, Revenue> revenue) {
        Map<String, Revenue> given = Require.present("revenue", revenue);
        if (given.isEmpty()) {
            return Map.of();
        }
        given.forEach((currency, amount) -> Require.present("revenue." + currency, amount));
        return Collections.unmodifiableMap(new TreeMap<>(given));
    }
}
