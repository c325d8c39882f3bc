package io.streamplatform.dashboard.quotas;

import io.streamplatform.dashboard.admin.Changes;
import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AlterClientQuotasOptions;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.springframework.stereotype.Component;

/** Reads and changes client quotas. */
@Component
class Quotas {

    private static final Duration KEEP = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String ALL = "all";

    private final Changes changes;
    private final RecentAnswers<String, List<Quota>> answers;

    Quotas(ClusterAdmin admin, Changes changes) {
        this.changes = changes;
        this.answers =
                new RecentAnswers<>(
                        KEEP,
                        all ->
                                admin.begin(kafka ->
                                                kafka.describeClientQuotas(ClientQuotaFilter.all()))
                                        .entities()
                                        .toCompletionStage()
                                        .thenApply(Quotas::sorted));
    }

    /**
     * What a change does.
     *
     * @param entity whose quota
     * @param words whose quota, in words
     * @param before limits now
     * @param after limits then
     */
    record Diff(
            QuotaEntity entity,
            String words,
            Map<String, Double> before,
            Map<String, Double> after) {}

    Told<List<Quota>> all(Duration patience) {
        return answers.ask(ALL, patience);
    }

    Diff tryChange(QuotaWish wish) {
        return alter(wish, true);
    }

    Diff change(QuotaWish wish) {
        return alter(wish, false);
    }

    private Diff alter(QuotaWish wish, boolean dryRun) {
        var alteration = wish.alteration();
        Map<String, Double> before = limits(wish.whom());
        Diff diff = new Diff(wish.whom(), wish.whom().words(), before, wish.after(before));
        AlterClientQuotasOptions options = new AlterClientQuotasOptions().validateOnly(dryRun);
        if (dryRun) {
            var _ =
                    changes.ask(
                            "limits",
                            null,
                            kafka -> kafka.alterClientQuotas(List.of(alteration), options).all());
            return diff;
        }
        var _ =
                changes.make(
                        new Changes.Wanted(
                                "quota.alter", diff.words(), before, diff.after(), "limits"),
                        kafka -> kafka.alterClientQuotas(List.of(alteration), options).all());
        changes.awaitShown(() -> limits(wish.whom()).equals(diff.after()));
        return diff;
    }

    /** The limits now, asked anew. */
    private Map<String, Double> limits(QuotaEntity whom) {
        answers.forgetAll();
        return Refusals.answered("limits", all(PATIENCE)).stream()
                .filter(quota -> quota.entity().equals(whom))
                .map(Quota::limits)
                .findFirst()
                .orElse(Map.of());
    }

    private static List<Quota> sorted(Map<ClientQuotaEntity, Map<String, Double>> told) {
        return told.entrySet().stream()
                .map(each ->
                        new Quota(QuotaEntity.of(each.getKey()), new TreeMap<>(each.getValue())))
                .sorted(Comparator.comparing(quota -> quota.entity().words()))
                .toList();
    }
}
