package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.web.BadParameter;
import org.jspecify.annotations.Nullable;

/**
 * What the broker allows of share groups.
 *
 * @param minLockMillis shortest time that a record may be locked for; its {@code
 *     group.share.min.record.lock.duration.ms}
 * @param maxLockMillis longest such time; its {@code group.share.max.record.lock.duration.ms}
 * @param deliveryLimit how often a record is delivered at most; its {@code
 *     group.share.delivery.count.limit}
 */
record Bounds(int minLockMillis, int maxLockMillis, int deliveryLimit) {

    private static final int USUAL_LOCK = 15_000;

    /** What was asked for, or what is usual, if the broker allows it. */
    int lock(@Nullable Integer wanted) {
        if (wanted == null) {
            return Math.clamp(USUAL_LOCK, minLockMillis, maxLockMillis);
        }
        if (wanted < minLockMillis || wanted > maxLockMillis) {
            throw new BadParameter(
                    "lockMillis",
                    wanted.toString(),
                    "the broker takes %d to %d ms; give one of those, or set its group.share.min.record.lock.duration.ms and group.share.max.record.lock.duration.ms."
                            .formatted(minLockMillis, maxLockMillis));
        }
        return wanted;
    }
}
