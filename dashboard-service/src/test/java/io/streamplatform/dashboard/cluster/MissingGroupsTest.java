package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingGroupsTest {

    @ParameterizedTest(name = "coordinated by {0}, described {1}, keepers led by {2}: away {3}")
    @CsvSource(
            value = {
                // "f" is kept in the third of five partitions, and in the first of two.
                "1, true, 9 9 1 9 9, false",
                "1, true, 9 9 - 9 9, true",
                "1, false, 9 9 - 9 9, true",
                "1, true, - - 1 - -, false",
                "1, true, 9 9 2 9 9, true",
                "1, false, 9 9 2 9 9, false",
                "1, true, - 1, true",
                "1, true, '', false",
            })
    void aGroupIsAwayWhileNobodyTellsOfIt(
            int coordinator, boolean described, String leaders, boolean away) {
        ObservedGroup group =
                new ObservedGroup(
                        "f",
                        "Classic",
                        "Empty",
                        "consumer",
                        coordinator,
                        List.of(),
                        Map.of(),
                        described,
                        ObservedGroup.Assignment.NOT_TOLD);

        assertThat(MissingGroups.isAway(group, leaders(leaders))).isEqualTo(away);
    }

    private static List<@Nullable Integer> leaders(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.equals("-") ? null : Integer.valueOf(word))
                .toList();
    }
}
