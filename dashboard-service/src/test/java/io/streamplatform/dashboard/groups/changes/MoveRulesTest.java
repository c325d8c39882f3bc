package io.streamplatform.dashboard.groups.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.groups.changes.MoveRules.Facts;
import io.streamplatform.dashboard.groups.changes.MoveRules.Goal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveRulesTest {

    @ParameterizedTest(name = "{0} from {1} in [{2}, {3}]: to {6}, skips {7}, repeats {8}, {9}")
    @CsvSource(
            nullValues = "-",
            value = {
                // where to, from, begin, end, at time, of the other, to, skipped, repeated, note
                "earliest, 50, 10, 100, -, -, 10, 0, 40, -",
                "earliest, 10, 10, 100, -, -, 10, 0, 0, -",
                "earliest, 3, 10, 100, -, -, 10, 0, 0, -",
                "earliest, -, 10, 100, -, -, 10, 0, 0, nothing was committed",
                "latest, 50, 10, 100, -, -, 100, 50, 0, -",
                "latest, 3, 10, 100, -, -, 100, 90, 0, -",
                "latest, 120, 10, 100, -, -, 100, 0, 0, it was beyond the end",
                "latest, 0, 0, 0, -, -, 0, 0, 0, -",
                "time, 50, 10, 100, 30, -, 30, 0, 20, -",
                "time, 50, 10, 100, 70, -, 70, 20, 0, -",
                "time, 50, 10, 100, -, -, 100, 50, 0, no record is that new: its end",
                "offset:40, 50, 10, 100, -, -, 40, 0, 10, -",
                "offset:0, 50, 0, 100, -, -, 0, 0, 50, -",
                "offset:3, 50, 10, 100, -, -, 10, 0, 40, 3 is not kept any more: its begin",
                "'offset:5000', 50, 10, 100, -, -, 100, 50, 0, 'beyond the end: its end'",
                "offset:40, -, 10, 100, -, -, 40, 0, 0, nothing was committed",
                "shift:20, 50, 10, 100, -, -, 70, 20, 0, -",
                "shift:-20, 50, 10, 100, -, -, 30, 0, 20, -",
                "shift:-60, 50, 10, 100, -, -, 10, 0, 40, not kept any more: its begin",
                "shift:60, 50, 10, 100, -, -, 100, 50, 0, beyond the end: its end",
                "shift:9223372036854775807, 50, 10, 100, -, -, 100, 50, 0, beyond the end: its end",
                "shift:-9223372036854775808, 50, 10, 100, -, -, 10, 0, 40, not kept any more",
                "shift:0, 50, 10, 100, -, -, 50, 0, 0, -",
                "shift:5, -, 10, 100, -, -, -, 0, 0, nothing is committed that could be shifted",
                "group, 50, 10, 100, -, 80, 80, 30, 0, -",
                "group, 50, 10, 100, -, 5, 10, 0, 40, not kept any more: its begin",
                "group, 50, 10, 100, -, -, -, 0, 0, committed nothing here: it stays",
            })
    void aResetGoesWhereItIsTold_orSaysHowFarItCan(
            String destination,
            @Nullable Long from,
            long begin,
            long end,
            @Nullable Long atTime,
            @Nullable Long ofOther,
            @Nullable Long to,
            long skipped,
            long repeated,
            @Nullable String note) {
        Goal goal = MoveRules.goal(read(destination), new Facts(from, begin, end, atTime, ofOther));

        assertThat(goal.to()).isEqualTo(to);
        assertThat(goal.skipped()).as("skipped").isEqualTo(skipped);
        assertThat(goal.repeated()).as("repeated").isEqualTo(repeated);
        if (note == null) {
            assertThat(goal.note()).isNull();
        } else {
            assertThat(goal.note()).contains(note);
        }
    }

    private static Destination read(String told) {
        String[] parts = told.split(":", 2);
        return switch (parts[0]) {
            case "earliest" -> new Destination.Earliest();
            case "latest" -> new Destination.Latest();
            case "time" -> new Destination.Time(Instant.EPOCH);
            case "offset" -> new Destination.Offset(Long.parseLong(parts[1]));
            case "shift" -> new Destination.Shift(Long.parseLong(parts[1]));
            case "group" -> new Destination.Group("other");
            default -> throw new IllegalArgumentException(told);
        };
    }
}
