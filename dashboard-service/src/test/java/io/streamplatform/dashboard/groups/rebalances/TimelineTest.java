package io.streamplatform.dashboard.groups.rebalances;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What successive samples of a group tell. A sample is written as {@code second state epoch
 * holders}: {@code 3 Stable 7 a=0+1,b=2} says that member a holds partitions 0 and 1.
 */
class TimelineTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            value = {
                // samples; epochs; moved/taken/dropped/kept; rebalance at least/at most; what it is
                "0 Stable - a=0+1;1 Stable - a=0+1;2 Stable - a=0+1 | 1 | 0/0/0/0 | - | nothing"
                        + " changes",
                "0 Stable - a=0+1;1 Stable - a=0,b=1 | 2 | 1/0/0/1 | 0/1000 | a rebalance between"
                        + " two samples",
                "0 Stable - a=0+1;1 PreparingRebalance - a=;2 CompletingRebalance - a=,b=;3 Stable"
                        + " - a=0,b=1 | 2 | 1/0/0/1 | 1000/3000 | an eager rebalance",
                "0 Stable - a=0,b=1;1 PreparingRebalance - a=;4 PreparingRebalance - a=;5 Stable -"
                        + " a=0+1 | 2 | 1/0/0/1 | 3000/5000 | one leaves",
                "0 Stable 4 a=0+1;1 Reconciling 5 a=0,b=;2 Stable 5 a=0,b=1 | 2 | 1/0/0/1 | 0/2000"
                        + " | the next generation of the protocol",
                "0 Stable 4 a=0+1;1 Stable 5 a=0+1;2 Stable 5 a=0+1 | 2 | 0/0/0/2 | 0/1000 | an"
                        + " epoch in which nothing moves",
                "0 Empty - ;1 Stable - a=0+1 | 2 | 0/2/0/0 | 0/1000 | the first member comes",
                "0 Stable - a=0+1;1 Empty - | 2 | 0/0/2/0 | 0/1000 | the last member goes",
                "0 Stable - a=0+1;1 Unknown - ;2 Stable - a=0+1 | 1 | 0/0/0/0 | - | a coordinator"
                        + " that does not tell is no rebalance",
                "0 Stable - a=0+1;1 Unknown - ;5 Stable - a=0,b=1 | 2 | 1/0/0/1 | 0/5000 | what is"
                        + " not seen makes it less exact",
                "0 PreparingRebalance - a=;1 Stable - a=0+1 | 1 | 0/0/0/0 | - | the watch begins in"
                        + " the middle of one",
                "0 Stable 4 a=0+1;1 Assigning 5 a=0+1,b=;2 Reconciling 6 a=0,b=,c=;3 Stable 6"
                        + " a=0,b=1,c= | 3 | 1/0/0/1 | 0/2000 | a change that overtakes another",
                "0 Stable 4 a=0;1 Stable 5 a=0,b=0 | 2 | 1/0/0/0 | 0/1000 | two share a partition",
            })
    void isToldInEpochs(String samples, int epochs, String moves, String lasted, String what) {
        Timeline.Told told = timeline(samples).told();

        assertThat(told.epochs()).as(what).hasSize(epochs);
        Epoch last = told.epochs().getLast();
        Moves moved = last.moves();
        assertThat(
                        "%d/%d/%d/%d"
                                .formatted(
                                        moved.moved(),
                                        moved.taken(),
                                        moved.dropped(),
                                        moved.kept()))
                .isEqualTo(moves);
        Span span = last.rebalance();
        assertThat(span == null ? "-" : span.atLeastMillis() + "/" + span.atMostMillis())
                .isEqualTo(lasted);
        assertThat(last.settledAt()).as("settled").isNotNull();
    }

    @Test
    void whoCameAndWhoWentIsTold_alsoWhileItLasts() {
        Timeline timeline = timeline("0 Stable - a=0,b=1;1 PreparingRebalance - a=,c=");

        Epoch open = timeline.told().epochs().getLast();
        assertThat(open.settledAt()).isNull();
        assertThat(open.rebalance()).isNull();
        assertThat(open.moves().joined()).containsExactly("member c");
        assertThat(open.moves().left()).containsExactly("member b");
        assertThat(timeline.told().epochs().getFirst().endedAt()).isEqualTo(1000);
        assertThat(words(timeline))
                .containsExactly(
                        "C (client-c) joined.",
                        "B (client-b) left.",
                        "The group is rebalancing: preparing rebalance.");
    }

    @Test
    void aStaticMemberThatComesBackIsTheSame() {
        Timeline timeline = new Timeline(sample("0 Stable - a=0"), 50, 1_000_000);
        Holding.Member again = new Holding.Member("another-id", "client-a", "one", "host");
        Holding.Member before = new Holding.Member("an-id", "client-a", "one", "host");
        assertThat(again.key()).isEqualTo(before.key());
        assertThat(timeline.told().epochs()).hasSize(1);
    }

    @Test
    void partitionsThatNobodyHeldForAWhileAreTold() {
        Timeline timeline =
                timeline(
                        "0 Stable 4 a=0+1+2;1 Reconciling 5 a=0,b=;2 Reconciling 5 a=0,b=1;"
                                + "4 Reconciling 5 a=0,b=1;5 Stable 5 a=0,b=1+2");

        Epoch.Without without = timeline.told().epochs().getLast().without();
        assertThat(without).isEqualTo(new Epoch.Without(2, new Span(3000, 5000)));
        assertThat(words(timeline))
                .contains("2 partitions were held by nobody, for 3.0 s to 5.0 s at the longest.");
    }

    @Test
    void howLongOffsetsStoodStillIsToldOnceTheyMoveAgain() {
        List<Holding> samples = new ArrayList<>();
        for (int second = 0; second < 6; second++) {
            samples.add(sample(second + " Stable - a=0", second * 10L));
        }
        samples.add(sample("6 PreparingRebalance - a=", 50L));
        samples.add(sample("9 Stable - a=0,b=", 50L));
        Timeline timeline = timeline(samples);
        assertThat(timeline.told().epochs().getLast().pause()).as("not yet known").isNull();

        timeline.add(sample("11 Stable - a=0,b=", 70L));

        Epoch last = timeline.told().epochs().getLast();
        assertThat(last.pause()).isEqualTo(6000);
        assertThat(last.usualGap()).isEqualTo(1000);
        assertThat(words(timeline))
                .contains("No committed offset moved for 6.0 s; before, one did every 1.0 s.");
    }

    @Test
    void itIsBounded_andSaysWhatItHasForgotten() {
        Timeline timeline = new Timeline(sample("0 Stable 0 a=0"), 5, 1_000_000);
        for (int epoch = 1; epoch <= 20; epoch++) {
            timeline.add(sample(epoch + " Stable " + epoch + " a=0"));
        }
        assertThat(timeline.told().epochs()).hasSize(5);
        assertThat(timeline.told().epochs().getFirst().number()).isEqualTo(17);

        Timeline brief = new Timeline(sample("0 Stable 0 a=0"), 50, 10_000);
        for (int epoch = 1; epoch <= 20; epoch++) {
            brief.add(sample(epoch + " Stable " + epoch + " a=0"));
        }
        assertThat(brief.told().epochs()).as("ended within ten seconds").hasSize(12);
    }

    @Test
    void ofManyPartitionsTheFirstAreKept_andAllAreCounted() {
        Map<TopicPartition, List<String>> one = new HashMap<>();
        Map<TopicPartition, List<String>> other = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            one.put(new TopicPartition("wide", i), List.of("member a"));
            other.put(new TopicPartition("wide", i), List.of("member b"));
        }
        Map<String, Holding.Member> members =
                Map.of("member a", member("a"), "member b", member("b"));
        Timeline timeline =
                new Timeline(new Holding(0, "Stable", null, members, one, null), 50, 1_000_000);
        timeline.add(new Holding(1, "Stable", null, members, other, null));

        Epoch last = timeline.told().epochs().getLast();
        assertThat(last.moves().moved()).isEqualTo(1_000);
        assertThat(last.held().partitions()).hasSize(RebalanceRules.MOST_PARTITIONS);
        assertThat(last.held().hidden()).isEqualTo(1_000 - RebalanceRules.MOST_PARTITIONS);
    }

    @Test
    void aLetterStaysWithItsMember_andIsGivenAgainOnceItIsGone() {
        Timeline timeline = new Timeline(sample("0 Stable 0 a=0,b=1"), 2, 1_000_000);
        timeline.add(sample("1 Stable 1 b=0+1"));
        timeline.add(sample("2 Stable 2 b=0,c=1"));
        assertThat(timeline.told().labels().indexes())
                .as("a is forgotten with its epoch")
                .containsOnly(Map.entry("member b", 1), Map.entry("member c", 0));
        assertThat(Labels.letter(0) + Labels.letter(25) + Labels.letter(26) + Labels.letter(701))
                .isEqualTo("AZAAZZ");
    }

    private static List<String> words(Timeline timeline) {
        Rebalances told =
                RebalanceView.of(
                        "g",
                        timeline.told(),
                        new Sight(Sight.State.LIVE, Instant.EPOCH, Instant.EPOCH, null));
        return told.epochs().getLast().words();
    }

    private static Timeline timeline(String samples) {
        List<Holding> all = new ArrayList<>();
        for (String sample : samples.split(";")) {
            all.add(sample(sample.strip()));
        }
        return timeline(all);
    }

    private static Timeline timeline(List<Holding> samples) {
        Timeline timeline = new Timeline(samples.getFirst(), 50, 1_000_000);
        samples.subList(1, samples.size()).forEach(timeline::add);
        return timeline;
    }

    private static Holding sample(String told) {
        return sample(told, null);
    }

    private static Holding sample(String told, @Nullable Long committed) {
        String[] parts = told.split(" ", 4);
        Map<String, Holding.Member> members = new TreeMap<>();
        Map<TopicPartition, List<String>> holders = new HashMap<>();
        String held = parts.length < 4 ? "" : parts[3].strip();
        for (String one : held.isEmpty() ? new String[0] : held.split(",")) {
            String[] member = one.split("=", 2);
            String key = "member " + member[0];
            members.put(key, member(member[0]));
            for (String partition : member[1].isEmpty() ? new String[0] : member[1].split("\\+")) {
                holders.merge(
                        new TopicPartition("t", Integer.parseInt(partition)),
                        List.of(key),
                        (some, more) -> {
                            List<String> both = new ArrayList<>(some);
                            both.addAll(more);
                            return both;
                        });
            }
        }
        return new Holding(
                Long.parseLong(parts[0]) * 1000,
                parts[1],
                parts[2].equals("-") ? null : Integer.valueOf(parts[2]),
                members,
                holders,
                committed);
    }

    private static Holding.Member member(String name) {
        return new Holding.Member(name, "client-" + name, null, "host");
    }
}
