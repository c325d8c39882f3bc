package io.streamplatform.dashboard.quotas;

import io.streamplatform.dashboard.page.Figures;
import java.util.Map;

/**
 * What somebody may ask of each broker.
 *
 * @param entity whom it is for
 * @param limits by Kafka's name of the limit
 */
record Quota(QuotaEntity entity, Map<String, Double> limits) {

    /** A limit in words; a dash when there is none. */
    public String said(QuotaKind kind) {
        Double limit = limits.get(kind.key());
        if (limit == null) {
            return "–";
        }
        if (kind.isBytes()) {
            return Figures.bytes(limit) + "/s";
        }
        String number = plain(limit);
        return kind == QuotaKind.REQUESTS ? number + " %" : number + "/s";
    }

    /** A limit as it can be typed again. */
    static String plain(double limit) {
        return limit == Math.rint(limit) && Math.abs(limit) < 1e15
                ? Long.toString((long) limit)
                : Double.toString(limit);
    }
}
