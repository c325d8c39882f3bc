package io.streamplatform.dashboard.quotas;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/**
 * Limits that somebody wants changed.
 *
 * @param entity whom they are for
 * @param limits by Kafka's name of the limit; null takes one away
 */
record QuotaWish(@Nullable QuotaEntity entity, @Nullable Map<String, @Nullable Double> limits) {

    QuotaEntity whom() {
        if (entity == null) {
            throw new BadParameter("entity", null, "say whom the quota is for.");
        }
        return entity;
    }

    private Map<String, @Nullable Double> wanted() {
        return limits == null ? Map.of() : limits;
    }

    ClientQuotaAlteration alteration() {
        ClientQuotaEntity kafka = whom().kafka();
        List<ClientQuotaAlteration.Op> operations = new ArrayList<>();
        if (wanted().isEmpty()) {
            throw new BadParameter("limits", null, "give a limit, or null to take one away.");
        }
        wanted().forEach((key, limit) -> {
            QuotaKind kind =
                    QuotaKind.of(key)
                            .orElseThrow(() ->
                                    new BadParameter(
                                            "limits." + key, null, "there is no such limit."));
            requireFits(kind, limit);
            operations.add(new ClientQuotaAlteration.Op(key, limit));
        });
        return new ClientQuotaAlteration(kafka, operations);
    }

    private void requireFits(QuotaKind kind, @Nullable Double limit) {
        String field = "limits." + kind.key();
        if (kind.isOfAddress() != whom().isOfAddress()) {
            throw new BadParameter(
                    field,
                    null,
                    kind.isOfAddress()
                            ? "new connections are limited by address; give entity.ip."
                            : "an address has only connection_creation_rate; give a user or a"
                                    + " client id.");
        }
        if (limit != null && (!Double.isFinite(limit) || limit <= 0)) {
            throw new BadParameter(
                    field, limit.toString(), "give a number above 0, or null to take it away.");
        }
        boolean isWhole = limit == null || limit == Math.rint(limit);
        if (!isWhole && (kind.isBytes() || kind.isOfAddress())) {
            throw new BadParameter(
                    field,
                    Objects.toString(limit),
                    "give a whole number of %s.".formatted(kind.unit()));
        }
    }

    /** The limits as they are then. */
    Map<String, Double> after(Map<String, Double> before) {
        Map<String, Double> after = new TreeMap<>(before);
        wanted().forEach((key, limit) -> {
            if (limit == null) {
                after.remove(key);
            } else {
                after.put(key, limit);
            }
        });
        return after;
    }
}
