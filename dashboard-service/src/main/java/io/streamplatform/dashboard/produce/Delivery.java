package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Parameters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How records travel.
 *
 * @param acks who has to confirm them
 * @param compression of their batches
 */
record Delivery(Acks acks, Compression compression) {

    static final Delivery SAFEST = new Delivery(Acks.ALL, Compression.NONE);

    /** Who confirms a record. */
    enum Acks {
        /** All in-sync replicas. */
        ALL("all"),
        /** The leader alone. */
        LEADER("1"),
        /** Nobody: it is sent, and that is all that is known. */
        NONE("0");

        private final String setting;

        Acks(String setting) {
            this.setting = setting;
        }

        String setting() {
            return setting;
        }
    }

    /** The codecs that Kafka knows. */
    enum Compression {
        NONE,
        GZIP,
        SNAPPY,
        LZ4,
        ZSTD;

        String setting() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a request names them; what is left out is the safest. */
    static Delivery of(@Nullable String acks, @Nullable String compression) {
        return new Delivery(
                acks == null ? Acks.ALL : acks(acks),
                compression == null
                        ? Compression.NONE
                        : Parameters.oneOf("compression", compression, Compression.class));
    }

    private static Acks acks(String given) {
        for (Acks acks : Acks.values()) {
            if (acks.setting.equals(given)) {
                return acks;
            }
        }
        throw new BadParameter(
                "acks", given, "give all (every in-sync replica), 1 (the leader) or 0 (nobody).");
    }
}
