package io.streamplatform.dashboard.quotas;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/**
 * Whom a quota is for: a user, a client id, both, or an address. A part is a name, {@code
 * "<default>"} for all that have no quota of their own, or null when it does not matter.
 *
 * @param user who logs in
 * @param clientId what a client calls itself
 * @param ip address that connections come from
 */
record QuotaEntity(@Nullable String user, @Nullable String clientId, @Nullable String ip) {

    /** All that have no quota of their own. */
    static final String DEFAULT = "<default>";

    private static final int LONGEST = 250;

    static QuotaEntity of(ClientQuotaEntity entity) {
        return new QuotaEntity(
                part(entity, ClientQuotaEntity.USER),
                part(entity, ClientQuotaEntity.CLIENT_ID),
                part(entity, ClientQuotaEntity.IP));
    }

    private static @Nullable String part(ClientQuotaEntity entity, String type) {
        if (!entity.entries().containsKey(type)) {
            return null;
        }
        String name = entity.entries().get(type);
        return name == null ? DEFAULT : name;
    }

    /** As Kafka names it; what cannot be is refused. */
    ClientQuotaEntity kafka() {
        if (user == null && clientId == null && ip == null) {
            throw new BadParameter(
                    "entity", null, "give a user, a client id, both of them, or an ip.");
        }
        if (ip != null && (user != null || clientId != null)) {
            throw new BadParameter(
                    "entity.ip",
                    ip,
                    "an address limits connections before anybody has logged in; give it alone.");
        }
        Map<String, @Nullable String> entries = new HashMap<>();
        put(entries, ClientQuotaEntity.USER, "entity.user", user);
        put(entries, ClientQuotaEntity.CLIENT_ID, "entity.clientId", clientId);
        put(entries, ClientQuotaEntity.IP, "entity.ip", ip);
        return new ClientQuotaEntity(entries);
    }

    private static void put(
            Map<String, @Nullable String> entries,
            String type,
            String field,
            @Nullable String name) {
        if (name == null) {
            return;
        }
        if (name.isBlank() || name.length() > LONGEST) {
            throw new BadParameter(
                    field,
                    name,
                    "give a name of at most %d characters, or %s for all that have none of their own."
                            .formatted(LONGEST, DEFAULT));
        }
        entries.put(type, name.equals(DEFAULT) ? null : name);
    }

    boolean isOfAddress() {
        return ip != null;
    }

    /** For people and the audit log. */
    public String words() {
        List<String> parts = new ArrayList<>();
        say(parts, "user", user);
        say(parts, "client id", clientId);
        say(parts, "address", ip);
        return String.join(", ", parts);
    }

    private static void say(List<String> parts, String what, @Nullable String name) {
        if (name != null) {
            parts.add(name.equals(DEFAULT) ? "every other " + what : what + " " + name);
        }
    }
}
