package io.streamplatform.dashboard.groups.changes;

import io.streamplatform.dashboard.web.BadParameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a group is to read on.
 *
 * @param to earliest, latest, time, duration, offset, shift or group
 * @param time for time: the first record written then or later; with a zone
 * @param duration for duration: as time, so long ago
 * @param offset for offset
 * @param by for shift: so many offsets forward, or back when negative
 * @param group for group: where that one is
 * @param scope which topics and partitions; when it is left out all that the group has committed,
 *     and for group also those of the other group
 */
record ResetRequest(
        @Schema(example = "shift") @Nullable String to,
        @Schema(example = "2026-11-20T12:00:00Z") @Nullable String time,
        @Schema(example = "PT1H") @Nullable String duration,
        @Nullable Long offset,
        @Schema(example = "-100") @Nullable Long by,
        @Nullable String group,
        @Nullable List<Scope> scope) {

    /**
     * A topic, or one partition of it.
     *
     * @param topic the topic
     * @param partition its number; all when it is left out
     */
    record Scope(@Nullable String topic, @Nullable Integer partition) {}

    Destination destination(Instant now) {
        return switch (to == null ? "" : to) {
            case "earliest" -> new Destination.Earliest();
            case "latest" -> new Destination.Latest();
            case "time" -> new Destination.Time(instant());
            case "duration" -> new Destination.Time(now.minus(ago()));
            case "offset" -> {
                if (offset == null || offset < 0) {
                    throw new BadParameter("offset", text(offset), "give a whole number from 0.");
                }
                yield new Destination.Offset(offset);
            }
            case "shift" -> {
                if (by == null) {
                    throw new BadParameter("by", null, "give a whole number, such as -100.");
                }
                yield new Destination.Shift(by);
            }
            case "group" -> {
                if (group == null) {
                    throw new BadParameter("group", null, "give the id of the other group.");
                }
                yield new Destination.Group(group);
            }
            default ->
                    throw new BadParameter(
                            "to",
                            to,
                            "give one of earliest, latest, time, duration, offset, shift, group.");
        };
    }

    private Instant instant() {
        try {
            if (time != null) {
                return Instant.ofEpochMilli(OffsetDateTime.parse(time).toInstant().toEpochMilli());
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw notATime();
        }
        throw notATime();
    }

    private BadParameter notATime() {
        return new BadParameter(
                "time", time, "give a time with its zone, such as 2026-11-20T12:00:00Z.");
    }

    private Duration ago() {
        String remedy = "give a duration, such as PT15M, PT1H or P7D.";
        try {
            Duration ago = duration == null ? null : Duration.parse(duration);
            if (ago != null && !ago.isNegative() && ago.toDays() <= 36_500) {
                return ago;
            }
        } catch (DateTimeException e) {
            throw new BadParameter("duration", duration, remedy);
        }
        throw new BadParameter("duration", duration, remedy);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }
}
