package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.admin.Changes;
import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.brokers.ClusterFeatures.Feature;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the nodes agree on: who leads the controllers, and at which levels features are used. */
@Component
class Agreements {

    private static final Duration KEEP_QUORUM = Duration.ofSeconds(1);
    private static final Duration KEEP_FEATURES = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String ALL = "all";

    private final RecentAnswers<String, QuorumDetail> quorum;
    private final RecentAnswers<String, ClusterFeatures> features;
    private final Changes changes;

    Agreements(ClusterAdmin admin, Changes changes) {
        this.changes = changes;
        this.quorum =
                new RecentAnswers<>(
                        KEEP_QUORUM,
                        all ->
                                admin.begin(kafka -> kafka.describeMetadataQuorum())
                                        .quorumInfo()
                                        .toCompletionStage()
                                        .thenApply(QuorumDetail::of));
        this.features =
                new RecentAnswers<>(
                        KEEP_FEATURES,
                        all ->
                                admin.begin(kafka -> kafka.describeFeatures())
                                        .featureMetadata()
                                        .toCompletionStage()
                                        .thenApply(ClusterFeatures::of));
    }

    /**
     * A feature's level.
     *
     * @param feature its name
     * @param before level in use now
     * @param after level that is wanted
     * @param words both in words
     */
    record LevelChange(String feature, int before, int after, String words) {}

    Told<QuorumDetail> quorum(Duration patience) {
        return quorum.ask(ALL, patience);
    }

    Told<ClusterFeatures> features(Duration patience) {
        return features.ask(ALL, patience);
    }

    /** What raising a feature would do; the controllers check it and change nothing. */
    LevelChange tryRaise(String feature, @Nullable Integer level) {
        LevelChange change = change(feature, level);
        var _ =
                changes.ask(
                        "level",
                        String.valueOf(level),
                        kafka ->
                                kafka.updateFeatures(
                                                update(change),
                                                new UpdateFeaturesOptions().validateOnly(true))
                                        .all());
        return change;
    }

    LevelChange raise(String feature, @Nullable Integer level) {
        LevelChange change = change(feature, level);
        var _ =
                changes.make(
                        new Changes.Wanted(
                                "feature.raise", feature, change.before(), change.after(), "level"),
                        kafka ->
                                kafka.updateFeatures(update(change), new UpdateFeaturesOptions())
                                        .all());
        changes.awaitShown(() -> {
            features.forgetAll();
            return of(feature).finalized() == change.after();
        });
        return change;
    }

    private LevelChange change(String feature, @Nullable Integer level) {
        Feature now = of(feature);
        Integer most = now.most();
        if (level == null || most == null || level <= now.finalized() || level > most) {
            throw new BadParameter(
                    "level",
                    level == null ? null : level.toString(),
                    now.canRise()
                            ? "give a level from %d to %d; levels are only raised here, since"
                                            .formatted(now.finalized() + 1, most)
                                    + " lowering one can lose metadata."
                            : "it is at the highest level that all nodes support.");
        }
        return new LevelChange(
                feature,
                now.finalized(),
                level,
                "%s to %s".formatted(now.word(), now.named(level)));
    }

    private Feature of(String feature) {
        ClusterFeatures known = features(PATIENCE).value();
        if (known != null) {
            for (Feature each : known.features()) {
                if (each.name().equals(feature)) {
                    return each;
                }
            }
        }
        throw new NotFound("feature", feature, "See /api/cluster/features for those there are.");
    }

    private static Map<String, FeatureUpdate> update(LevelChange change) {
        return Map.of(
                change.feature(),
                new FeatureUpdate((short) change.after(), FeatureUpdate.UpgradeType.UPGRADE));
    }
}
