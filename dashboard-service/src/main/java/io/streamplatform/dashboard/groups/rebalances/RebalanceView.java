package io.streamplatform.dashboard.groups.rebalances;

import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.groups.rebalances.Rebalances.Place;
import io.streamplatform.dashboard.groups.rebalances.Rebalances.SeenEpoch;
import io.streamplatform.dashboard.groups.rebalances.Rebalances.SeenMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A timeline as it is answered: members by index, partitions in one order for all epochs. */
final class RebalanceView {

    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private RebalanceView() {}

    static Rebalances of(String group, Timeline.Told told, Sight sight) {
        List<Epoch> epochs = told.epochs();
        Map<String, Integer> indexes = told.labels().indexes();
        Map<String, Holding.Member> members = new LinkedHashMap<>();
        TreeSet<TopicPartition> partitions = new TreeSet<>(BY_NAME);
        for (Epoch epoch : epochs) {
            members.putAll(epoch.members());
            partitions.addAll(epoch.held().partitions());
        }
        Map<String, String> names = new HashMap<>();
        members.forEach((key, member) -> names.put(key, name(member, indexes.get(key))));
        RebalanceWords words = new RebalanceWords(names);
        List<TopicPartition> order = List.copyOf(partitions);
        Epoch newest = epochs.getLast();
        return new Rebalances(
                sight,
                group,
                Instant.ofEpochMilli(told.since()),
                Instant.ofEpochMilli(told.seenAt()),
                told.version(),
                newest.settledAt() == null,
                epochs.getFirst().number() - 1,
                members(members, indexes, newest),
                order.stream().map(each -> new Place(each.topic(), each.partition())).toList(),
                newest.held().hidden(),
                epochs.stream().map(epoch -> epoch(epoch, order, indexes, names, words)).toList());
    }

    private static List<SeenMember> members(
            Map<String, Holding.Member> members, Map<String, Integer> indexes, Epoch newest) {
        List<SeenMember> seen = new ArrayList<>();
        members.forEach((key, member) -> {
            int index = indexes.getOrDefault(key, 0);
            seen.add(
                    new SeenMember(
                            index,
                            Labels.letter(index),
                            member.memberId(),
                            member.clientId(),
                            member.instanceId(),
                            member.host(),
                            newest.members().containsKey(key)));
        });
        seen.sort(Comparator.comparingInt(SeenMember::index));
        return seen;
    }

    private static SeenEpoch epoch(
            Epoch epoch,
            List<TopicPartition> order,
            Map<String, Integer> indexes,
            Map<String, String> names,
            RebalanceWords words) {
        Map<TopicPartition, List<String>> held = new HashMap<>();
        for (int i = 0; i < epoch.held().partitions().size(); i++) {
            held.put(epoch.held().partitions().get(i), epoch.held().holders().get(i));
        }
        Epoch.Without without = epoch.without();
        return new SeenEpoch(
                epoch.number(),
                epoch.groupEpoch(),
                instant(epoch.beforeAt()),
                Instant.ofEpochMilli(epoch.seenAt()),
                instant(epoch.settledAt()),
                instant(epoch.endedAt()),
                epoch.states(),
                indexes(List.copyOf(epoch.members().keySet()), indexes),
                order.stream()
                        .map(each -> indexes(held.getOrDefault(each, List.of()), indexes))
                        .toList(),
                indexes(epoch.moves().joined(), indexes),
                epoch.moves().left().stream().map(key -> names.getOrDefault(key, key)).toList(),
                epoch.moves().moved(),
                epoch.moves().taken(),
                epoch.moves().dropped(),
                epoch.moves().kept(),
                epoch.rebalance(),
                without == null ? null : without.partitions(),
                without == null ? null : without.longest(),
                epoch.pause(),
                epoch.usualGap(),
                words.of(epoch));
    }

    private static List<Integer> indexes(List<String> keys, Map<String, Integer> indexes) {
        return keys.stream().map(indexes::get).filter(index -> index != null).sorted().toList();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static String name(Holding.Member member, @Nullable Integer index) {
        String own = member.instanceId() == null ? member.clientId() : member.instanceId();
        return index == null ? own : Labels.letter(index) + " (" + own + ")";
    }
}
