package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where reading starts. */
public sealed interface ReadStart {

    /** The newest records, backwards. */
    record Newest() implements ReadStart {}

    /** The oldest records that are kept, forwards. */
    record Oldest() implements ReadStart {}

    /**
     * From an offset, forwards.
     *
     * @param offset first offset that is wanted
     */
    record FromOffset(long offset) implements ReadStart {}

    /**
     * From a time, forwards.
     *
     * @param time earliest timestamp that is wanted
     */
    record FromTime(Instant time) implements ReadStart {}

    /** Reads {@code newest}, {@code oldest}, {@code offset:N} or {@code time:ISO}. */
    static ReadStart parse(String from) {
        return parse("from", from);
    }

    /** The same for a parameter of another name. */
    static ReadStart parse(String field, String from) {
        if (from.equals("newest")) {
            return new Newest();
        }
        if (from.equals("oldest")) {
            return new Oldest();
        }
        if (from.startsWith("offset:")) {
            try {
                long offset = Long.parseLong(from.substring("offset:".length()).strip());
                if (offset >= 0) {
                    return new FromOffset(offset);
                }
            } catch (NumberFormatException e) {
                throw new BadParameter(
                        field, from, "give the offset as a whole number, such as offset:1200.");
            }
            throw new BadParameter(field, from, "offsets begin at 0.");
        }
        if (from.startsWith("time:")) {
            String time = from.substring("time:".length()).strip();
            try {
                return new FromTime(
                        time.chars().allMatch(Character::isDigit) && !time.isEmpty()
                                ? Instant.ofEpochMilli(Long.parseLong(time))
                                : Instant.parse(time));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new BadParameter(
                        field,
                        from,
                        "give the time in ISO-8601 with its zone, such as"
                                + " time:2026-01-31T12:00:00Z, or as epoch milliseconds.");
            }
        }
        throw new BadParameter(
                field, from, "give newest, oldest, offset:N or time:2026-01-31T12:00:00Z.");
    }
}
