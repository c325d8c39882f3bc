package io.streamplatform.dashboard.topics;

import org.jspecify.annotations.Nullable;

/** What a change of a setting does beside what its name says. Pure rules. */
final class SettingCautions {

    private SettingCautions() {}

    /**
     * @param setting the setting's name
     * @param before what was in force
     * @param after what will be
     * @param replicationFactor copies of each partition
     * @return words of warning; null when nothing has to be said
     */
    static @Nullable String of(
            String setting,
            @Nullable String before,
            @Nullable String after,
            int replicationFactor) {
        if (after == null || after.equals(before)) {
            return null;
        }
        return switch (setting) {
            case "retention.ms", "retention.bytes", "local.retention.ms", "local.retention.bytes" ->
                    isLower(before, after)
                            ? "Records that are older or more than this are deleted within minutes,"
                                    + " and cannot be had back."
                            : null;
            case "cleanup.policy" -> policy(before, after);
            case "min.insync.replicas" -> insync(number(after), replicationFactor);
            case "max.message.bytes" ->
                    isLower(before, after)
                            ? "Producers whose batches are larger are refused from now on."
                            : null;
            case "unclean.leader.election.enable" ->
                    after.equals("true")
                            ? "A replica that is behind may become leader: records that were"
                                    + " acknowledged can be lost."
                            : null;
            case "message.timestamp.type" ->
                    "Holds for new records alone; those that are there keep their timestamps.";
            default -> null;
        };
    }

    private static @Nullable String policy(@Nullable String before, String after) {
        boolean compacted = before != null && before.contains("compact");
        boolean deleted = before != null && before.contains("delete");
        if (after.contains("compact") && !compacted) {
            return "Of each key only the newest record is kept from now on, and records without a"
                    + " key are refused.";
        }
        if (after.contains("delete") && !deleted) {
            return "Records older than retention.ms are deleted from now on.";
        }
        return null;
    }

    private static @Nullable String insync(@Nullable Long least, int replicationFactor) {
        if (least == null || least < replicationFactor) {
            return null;
        }
        // Brokers ask for no more than there are: Partition.effectiveMinIsr of Kafka 4.
        String counts =
                least > replicationFactor
                        ? "The topic has %s of each partition, so this counts as %d."
                                .formatted(
                                        replicationFactor == 1
                                                ? "1 replica"
                                                : replicationFactor + " replicas",
                                        replicationFactor)
                        : "";
        String refused =
                replicationFactor > 1
                        ? "Writes with acks=all are refused as soon as one replica is away."
                        : "";
        String words = (counts + " " + refused).strip();
        return words.isEmpty() ? null : words;
    }

    /** Whether a limit gets tighter; -1 is none. */
    private static boolean isLower(@Nullable String before, String after) {
        Long now = number(after);
        if (now == null || now < 0) {
            return false;
        }
        Long then = before == null ? null : number(before);
        return then == null || then < 0 || now < then;
    }

    private static @Nullable Long number(String value) {
        try {
            return Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
