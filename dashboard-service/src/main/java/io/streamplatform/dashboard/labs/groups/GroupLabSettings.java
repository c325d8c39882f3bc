package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a lab is wished for. What is left out stays as it is, and is as usual at first.
 *
 * @param members to begin with, 1 to 12
 * @param protocol {@code CLASSIC} or {@code CONSUMER}
 * @param assignment classic: {@code RANGE}, {@code ROUND_ROBIN}, {@code STICKY}, {@code
 *     COOPERATIVE_STICKY}; consumer: {@code UNIFORM}, {@code RANGE}
 * @param staticMembership whether members have a name that they keep over a restart
 * @param commit {@code AUTO}, {@code EACH_RECORD}, {@code EACH_BATCH} or {@code NEVER}
 * @param autoCommitMillis interval of {@code AUTO}
 * @param sessionTimeoutMillis without a heartbeat for so long, a member counts as dead
 * @param maxPollIntervalMillis without a poll for so long, a member leaves the group
 * @param perSecond records that the producer writes a second, 0 to 200
 */
record GroupLabSettings(
        @Nullable Integer members,
        @Nullable String protocol,
        @Nullable String assignment,
        @Nullable Boolean staticMembership,
        @Nullable String commit,
        @Nullable Integer autoCommitMillis,
        @Nullable Integer sessionTimeoutMillis,
        @Nullable Integer maxPollIntervalMillis,
        @Nullable Integer perSecond) {

    static final int FASTEST = 200;

    static final GroupSettings USUAL =
            new GroupSettings(
                    3,
                    Protocol.CLASSIC,
                    Assignment.RANGE,
                    false,
                    CommitStrategy.EACH_BATCH,
                    2_000,
                    8_000,
                    15_000,
                    6,
                    null);

    /** As wished for, and otherwise as usual. */
    GroupSettings overUsual() {
        return over(USUAL);
    }

    /** As wished for, and otherwise as it is now. */
    GroupSettings over(GroupSettings now) {
        Protocol wanted =
                protocol == null ? now.protocol() : oneOf("protocol", protocol, Protocol.class);
        return new GroupSettings(
                within("members", members, now.members(), 1, LabPlaces.PLACES, "members"),
                wanted,
                assignment(wanted, now),
                staticMembership == null ? now.staticMembership() : staticMembership,
                commit == null ? now.commit() : oneOf("commit", commit, CommitStrategy.class),
                millis("autoCommitMillis", autoCommitMillis, now.autoCommitMillis(), 100),
                millis(
                        "sessionTimeoutMillis",
                        sessionTimeoutMillis,
                        now.sessionTimeoutMillis(),
                        1_000),
                millis(
                        "maxPollIntervalMillis",
                        maxPollIntervalMillis,
                        now.maxPollIntervalMillis(),
                        2_000),
                perSecond(perSecond, now.perSecond()),
                null);
    }

    /** A rate; the one that holds when there is no other. */
    static int perSecond(@Nullable Integer given, int now) {
        return within("perSecond", given, now, 0, FASTEST, "records a second, 0 to pause");
    }

    private Assignment assignment(Protocol wanted, GroupSettings now) {
        if (assignment == null) {
            return now.protocol() == wanted ? now.assignment() : Assignment.usual(wanted);
        }
        Assignment named = oneOf("assignment", assignment, Assignment.class);
        if (!named.suits(wanted)) {
            throw new BadParameter(
                    "assignment",
                    assignment,
                    "with the %s protocol, give one of %s."
                            .formatted(
                                    wanted.name().toLowerCase(Locale.ROOT), Assignment.of(wanted)));
        }
        return named;
    }

    private static int millis(String field, @Nullable Integer given, int now, int least) {
        return within(field, given, now, least, 300_000, "milliseconds");
    }

    static int within(
            String field, @Nullable Integer given, int now, int least, int most, String of) {
        if (given == null) {
            return now;
        }
        if (given < least || given > most) {
            throw new BadParameter(
                    field, given.toString(), "give %d to %d %s.".formatted(least, most, of));
        }
        return given;
    }

    static <E extends Enum<E>> E oneOf(String field, String value, Class<E> of) {
        return Arrays.stream(of.getEnumConstants())
                .filter(each -> each.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new BadParameter(
                                field,
                                value,
                                "give one of %s.".formatted(Arrays.asList(of.getEnumConstants()))));
    }
}
