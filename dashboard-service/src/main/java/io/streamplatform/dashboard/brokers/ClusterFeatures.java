package io.streamplatform.dashboard.brokers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster's nodes have agreed to use.
 *
 * @param epoch counts the changes of these levels; null when not told
 * @param features by name
 */
public record ClusterFeatures(@Nullable Long epoch, List<Feature> features) {

    static final String METADATA = "metadata.version";

    private static final Map<String, String> MEANINGS =
            Map.of(
                    METADATA,
                    "What the controllers can write of the cluster itself. Raise it after all nodes"
                            + " run the new release; new things become possible then.",
                    "kraft.version",
                    "How the controllers find each other. From 1 on, controllers can be added and"
                            + " removed while the cluster runs.",
                    "transaction.version",
                    "How transactions are kept safe. From 2 on, the brokers check that every record"
                            + " of a transaction belongs to it (KIP-890).",
                    "group.version",
                    "Which consumer groups there can be. From 1 on, groups whose members are"
                            + " assigned by the broker, without standing still (KIP-848).",
                    "share.version",
                    "Whether there can be share groups: consumers that take records as from a queue"
                            + " (KIP-932).",
                    "streams.version",
                    "Whether Kafka Streams can leave its assignment to the broker (KIP-1071).",
                    "eligible.leader.replicas.version",
                    "Whether the controllers remember which replicas can lead without loss after"
                            + " they fell out of sync (KIP-966).");

    /**
     * A feature.
     *
     * @param name as Kafka calls it
     * @param finalized level in use; 0 when it is off
     * @param least lowest level that the nodes support
     * @param most highest level that the nodes support; null when not told
     * @param word the level in use in words
     * @param meaning what it is for; empty for one that this dashboard does not know
     */
    public record Feature(
            String name,
            int finalized,
            @Nullable Integer least,
            @Nullable Integer most,
            String word,
            String meaning) {

        /** Whether the nodes support a higher level than the one in use. */
        public boolean canRise() {
            return most != null && most > finalized;
        }

        /** A level in words. */
        public String named(int level) {
            return wordOf(name, level);
        }
    }

    static ClusterFeatures of(FeatureMetadata told) {
        Map<String, FinalizedVersionRange> used = told.finalizedFeatures();
        Map<String, SupportedVersionRange> known = told.supportedFeatures();
        TreeSet<String> names = new TreeSet<>(used.keySet());
        names.addAll(known.keySet());
        List<Feature> features = new ArrayList<>();
        for (String name : names) {
            FinalizedVersionRange finalized = used.get(name);
            SupportedVersionRange supported = known.get(name);
            int level = finalized == null ? 0 : finalized.maxVersionLevel();
            features.add(
                    new Feature(
                            name,
                            level,
                            supported == null ? null : (int) supported.minVersion(),
                            supported == null ? null : (int) supported.maxVersion(),
                            wordOf(name, level),
                            MEANINGS.getOrDefault(name, "")));
        }
        return new ClusterFeatures(told.finalizedFeaturesEpoch().orElse(null), features);
    }

    /** Kafka's release of a broker that told this, by the highest metadata that it supports. */
    static @Nullable String release(FeatureMetadata told) {
        SupportedVersionRange metadata = told.supportedFeatures().get(METADATA);
        return metadata == null ? null : MetadataVersions.release(metadata.maxVersion());
    }

    private static String wordOf(String name, int level) {
        if (name.equals(METADATA)) {
            return MetadataVersions.name(level);
        }
        return level == 0 && !name.equals("kraft.version") ? "off" : "level " + level;
    }
}
