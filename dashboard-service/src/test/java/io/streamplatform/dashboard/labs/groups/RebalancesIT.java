package io.streamplatform.dashboard.labs.groups;

import static io.streamplatform.dashboard.labs.groups.LabVisitor.anOwner;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.isDone;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.isOneEach;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.isSettled;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.member;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.members;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.name;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.newest;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.partition;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.partitionOf;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What each exercise claims is what real members do, whichever way the group agrees. */
@GroupLabTest
class RebalancesIT {

    @LocalServerPort private int port;
    private LabVisitor visitor;

    /** How a group agrees on who owns what. */
    enum Way {
        EAGER("CLASSIC", "RANGE"),
        COOPERATIVE("CLASSIC", "COOPERATIVE_STICKY"),
        CONSUMER("CONSUMER", "UNIFORM");

        private final String protocol;
        private final String assignment;

        Way(String protocol, String assignment) {
            this.protocol = protocol;
            this.assignment = assignment;
        }

        String settings(String more) {
            return "{\"protocol\": \"%s\", \"assignment\": \"%s\"%s}"
                    .formatted(protocol, assignment, more.isEmpty() ? "" : ", " + more);
        }
    }

    @BeforeEach
    void come() {
        visitor = new LabVisitor(port);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @ParameterizedTest
    @EnumSource
    void threeOwnOneEach_theFourthIsIdle_andAStopMakesNobodyIdle(Way way) {
        visitor.start(way.settings(""));
        JsonNode three = visitor.awaited("one each", state -> isOneEach(state, 0));
        assertThat(newest(three).path("cause").asString()).isEqualTo("3 members started");
        assertThat(newest(three).path("generation").asInt())
                .isPositive()
                .isEqualTo(three.path("broker").path("generation").asInt());

        visitor.does("POST", "/members", "{\"count\": 1}");
        JsonNode four = visitor.awaited("the fourth is idle", state -> isOneEach(state, 1));
        JsonNode joined = newest(four);
        assertThat(joined.path("generation").asInt())
                .isGreaterThan(newest(three).path("generation").asInt());
        if (way == Way.EAGER) {
            assertThat(joined.path("partitionsStopped").asInt())
                    .as("all stop at an eager rebalance")
                    .isEqualTo(3);
        } else {
            assertThat(joined.path("partitionsStopped").asInt()).isZero();
            assertThat(joined.path("moves").isEmpty()).isTrue();
        }

        JsonNode leaving = anOwner(four);
        int free = partitionOf(leaving);
        visitor.order(leaving, "STOPPED");
        JsonNode left = visitor.awaited("nobody is idle", state -> isOneEach(state, 0));
        JsonNode stop = newest(left);
        assertThat(stop.path("cause").asString()).isEqualTo(name(leaving) + " stopped");
        assertThat(stop.path("before").path(String.valueOf(free)).asString())
                .isEqualTo(name(leaving));
        assertThat(stop.path("after").path(String.valueOf(free)).asString())
                .isNotEqualTo(name(leaving));
        if (way == Way.EAGER) {
            assertThat(stop.path("partitionsStopped").asInt()).isEqualTo(3);
        } else {
            assertThat(stop.path("partitionsStopped").asInt())
                    .as("only the one that moves")
                    .isEqualTo(1);
            assertThat(stop.path("stopped").isEmpty()).isTrue();
            assertThat(stop.path("moves").size()).isEqualTo(1);
        }
        visitor.awaited(
                "the exercises tick",
                state -> isDone(state, "THREE_ON_THREE") && isDone(state, "FOURTH_IS_IDLE"));
    }

    @ParameterizedTest
    @EnumSource
    void afterACrashNothingMovesUntilTheSessionEnds_thenExactlyTheUncommittedComeAgain(Way way) {
        visitor.start(way.settings("\"sessionTimeoutMillis\": 6000, \"perSecond\": 30"));
        JsonNode owner = anOwner(visitor.awaited("one each", state -> isOneEach(state, 0)));
        visitor.pace(owner, 300);
        visitor.awaited(
                "it has worked on a part of a batch",
                state -> member(state, name(owner)).path("uncommitted").asInt() >= 2);

        crashAndSeeTheUncommittedComeAgain(owner);
        visitor.awaited("the exercise ticks", state -> isDone(state, "CRASH"));
    }

    @ParameterizedTest
    @EnumSource
    void aCrashCommitsNothingMore_thoughTheClientCommitsByItself(Way way) {
        visitor.start(
                way.settings(
                        "\"sessionTimeoutMillis\": 6000, \"perSecond\": 30, \"commit\": \"AUTO\","
                                + " \"autoCommitMillis\": 300000"));
        JsonNode owner = anOwner(visitor.awaited("one each", state -> isOneEach(state, 0)));
        visitor.awaited(
                "it has read some",
                state -> member(state, name(owner)).path("uncommitted").asInt() >= 10);

        crashAndSeeTheUncommittedComeAgain(owner);
    }

    private void crashAndSeeTheUncommittedComeAgain(JsonNode owner) {
        int partition = partitionOf(owner);
        long before = total(visitor.state(), "redelivered");
        JsonNode crashed = member(visitor.order(owner, "CRASHED"), name(owner));
        assertThat(crashed.path("state").asString()).isEqualTo("CRASHED");
        assertThat(crashed.path("deadline").path("kind").asString()).isEqualTo("SESSION_TIMEOUT");
        assertThat(crashed.path("deadline").path("remainingMillis").asInt()).isBetween(1, 6000);
        assertThat(crashed.path("partitions").isEmpty()).isTrue();
        JsonNode dropped =
                visitor.awaited(
                        "the broker drops it",
                        state -> member(state, name(owner)).path("deadline").isNull());
        long uncommitted = member(dropped, name(owner)).path("uncommitted").asLong();
        assertThat(uncommitted).isPositive();
        JsonNode moved =
                visitor.awaited(
                        "another has its partition",
                        state -> newest(state).path("tookMillis").isNumber());
        JsonNode column = newest(moved);
        assertThat(column.path("cause").asString()).isEqualTo(name(owner) + " crashed");
        JsonNode move =
                column.path("moves")
                        .valueStream()
                        .filter(each -> each.path("partition").asInt() == partition)
                        .findFirst()
                        .orElseThrow();
        assertThat(move.path("from").asString()).isEqualTo(name(owner));
        assertThat(move.path("withoutOwnerMillis").asLong())
                .as("a session of 6 s, whose last heartbeat was up to 1 s ago")
                .isGreaterThan(4_500);
        visitor.rate(0);
        JsonNode read =
                visitor.awaited("all is read", state -> total(state, "waitingToBeRead") == 0);
        assertThat(total(read, "redelivered") - before).isEqualTo(uncommitted);
        assertThat(newest(read).path("redelivered").asLong()).isEqualTo(uncommitted);
    }

    @ParameterizedTest
    @EnumSource
    void theLagGrowsBehindASlowMemberAlone_andHeals(Way way) {
        visitor.start(way.settings("\"perSecond\": 15"));
        JsonNode slow = anOwner(visitor.awaited("one each", state -> isOneEach(state, 0)));
        int partition = partitionOf(slow);
        visitor.pace(slow, 2_000);
        JsonNode lagging =
                visitor.awaited(
                        "its lag grows",
                        state -> partition(state, partition).path("lag").asInt() >= 15);
        assertThat(lagging.path("partitions").valueStream())
                .filteredOn(each -> each.path("partition").asInt() != partition)
                .allSatisfy(each -> assertThat(each.path("lag").asInt()).isLessThan(10));
        assertThat(partition(lagging, partition).path("owner").asString()).isEqualTo(name(slow));

        visitor.pace(slow, 0);
        visitor.awaited(
                "its lag heals",
                state ->
                        partition(state, partition).path("lag").asInt() <= 3
                                && isDone(state, "SLOW_CONSUMER"));
    }

    @Test
    void aSlowMemberStopsAtOnce_andLosesNothing() {
        visitor.start("{\"members\": 1, \"perSecond\": 60}");
        JsonNode only =
                visitor.awaited("it reads", state -> total(state, "read") > 0)
                        .path("members")
                        .path(0);
        visitor.pace(only, 2_000);
        visitor.awaited("there is much to do", state -> total(state, "waitingToBeRead") > 30);
        long begun = System.nanoTime();

        JsonNode stopped = visitor.order(only, "STOPPED");

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("a batch of five takes 10 s")
                .isLessThan(Duration.ofSeconds(6));
        assertThat(member(stopped, name(only)).path("state").asString()).isEqualTo("STOPPED");
        visitor.rate(0);
        visitor.pace(only, 0);
        visitor.order(only, "RUNNING");
        JsonNode read =
                visitor.awaited("all is read", state -> total(state, "waitingToBeRead") == 0);
        assertThat(total(read, "redelivered")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whoPollsNoMoreIsOutAfterMaxPollInterval_andComesBack(Way way) {
        visitor.start(way.settings("\"maxPollIntervalMillis\": 4000"));
        JsonNode owner = anOwner(visitor.awaited("one each", state -> isOneEach(state, 0)));
        int partition = partitionOf(owner);
        JsonNode paused = member(visitor.order(owner, "PAUSED"), name(owner));
        assertThat(paused.path("state").asString()).isEqualTo("PAUSED");
        assertThat(paused.path("deadline").path("kind").asString()).isEqualTo("MAX_POLL_INTERVAL");
        JsonNode out =
                visitor.awaited(
                        "another has its partition",
                        state ->
                                isSettled(state, 2, 0)
                                        && !partition(state, partition).path("owner").isNull()
                                        && member(state, name(owner)).path("deadline").isNull());
        assertThat(newest(out).path("cause").asString())
                .isEqualTo(name(owner) + " did not poll for too long");
        assertThat(partition(out, partition).path("owner").asString()).isNotEqualTo(name(owner));
        assertThat(member(out, name(owner)).path("partitions").isEmpty()).isTrue();

        visitor.order(owner, "RUNNING");
        JsonNode back = visitor.awaited("all are back", state -> isOneEach(state, 0));
        assertThat(member(back, name(owner)).path("losses").asInt()).isPositive();
        assertThat(newest(back).path("cause").asString()).contains("polls again");
    }

    @ParameterizedTest
    @EnumSource
    void oneWithAStaticNameRestartsWithoutARebalance(Way way) {
        visitor.start(way.settings("\"staticMembership\": true, \"sessionTimeoutMillis\": 30000"));
        JsonNode before = visitor.awaited("one each", state -> isOneEach(state, 0));
        JsonNode owner = anOwner(before);
        int partition = partitionOf(owner);
        assertThat(owner.path("instanceId").asString())
                .isEqualTo(owner.path("clientId").asString());

        JsonNode stopped = visitor.order(owner, "STOPPED");
        assertThat(newest(stopped).path("cause").asString()).contains("its place is kept");
        assertThat(partition(stopped, partition).path("owner").isNull()).isTrue();
        JsonNode deadline = member(stopped, name(owner)).path("deadline");
        assertThat(deadline.path("kind").asString()).isEqualTo("SESSION_TIMEOUT");
        assertThat(deadline.path("ofMillis").asLong()).isEqualTo(30_000);
        visitor.order(owner, "RUNNING");
        JsonNode after = visitor.awaited("one each again", state -> isOneEach(state, 0));

        assertThat(partitionOf(member(after, name(owner)))).isEqualTo(partition);
        assertThat(newest(after).path("moves").isEmpty()).isTrue();
        assertThat(newest(after).path("partitionsStopped").asInt()).isEqualTo(1);
        for (JsonNode each : members(before)) {
            if (!name(each).equals(name(owner))) {
                assertThat(member(after, name(each)).path("revocations").asInt())
                        .as(name(each))
                        .isEqualTo(each.path("revocations").asInt());
            }
        }
        if (way == Way.EAGER) {
            assertThat(after.path("broker").path("generation").asInt())
                    .isEqualTo(before.path("broker").path("generation").asInt());
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAResetToTheEarliestAllIsReadAgain(Way way) {
        visitor.start(way.settings("\"perSecond\": 60"));
        visitor.awaited("some is read", state -> total(state, "read") >= 30);
        visitor.rate(0);
        long read =
                total(
                        visitor.awaited(
                                "all is read", state -> total(state, "waitingToBeRead") == 0),
                        "read");
        long before = total(visitor.state(), "redelivered");

        visitor.does("POST", "/offsets", "{\"to\": \"EARLIEST\"}");

        visitor.awaited("the exercise ticks", state -> isDone(state, "REPLAY"));
        JsonNode settled = visitor.awaited("one each", state -> isOneEach(state, 0));
        assertThat(total(settled, "redelivered") - before).isEqualTo(read);
        assertThat(total(settled, "read")).isEqualTo(read);

        visitor.does("POST", "/offsets", "{\"to\": \"LATEST\"}");
        JsonNode latest = visitor.awaited("one each", state -> isOneEach(state, 0));
        assertThat(latest.path("partitions").valueStream())
                .allSatisfy(each -> assertThat(each.path("lag").asInt()).isZero());
        assertThat(total(latest, "redelivered") - before).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource(CommitStrategy.class)
    void whatIsCommittedDoesNotComeAgainAfterARestart_andAllDoesWithoutCommits(
            CommitStrategy commit) {
        visitor.start(
                "{\"members\": 1, \"perSecond\": 60, \"commit\": \"%s\", \"autoCommitMillis\": 300000}"
                        .formatted(commit));
        JsonNode only =
                visitor.awaited("it reads", state -> total(state, "read") > 20)
                        .path("members")
                        .path(0);
        visitor.pace(only, 50);
        JsonNode stopped = visitor.order(only, "STOPPED");
        long read = total(stopped, "read");
        visitor.rate(0);
        visitor.order(only, "RUNNING");
        JsonNode all =
                visitor.awaited(
                        "all is read",
                        state ->
                                total(state, "waitingToBeRead") == 0
                                        && isSettled(state, 1, 0)
                                        && (commit != CommitStrategy.NEVER
                                                || total(state, "redelivered") >= read));

        assertThat(total(all, "redelivered")).isEqualTo(commit == CommitStrategy.NEVER ? read : 0);
    }

    @Test
    void otherSettingsStartTheSameMembersAnew_andNothingIsReadTwice() {
        visitor.start("{}");
        visitor.awaited("one each", state -> isOneEach(state, 0));
        for (Way way : Way.values()) {
            JsonNode changed = visitor.does("PUT", "/settings", way.settings(""));
            assertThat(changed.path("settings").path("protocol").asString())
                    .isEqualTo(way.protocol);
            JsonNode settled = visitor.awaited("one each " + way, state -> isOneEach(state, 0));
            assertThat(settled.path("broker").path("protocol").asString()).isEqualTo(way.protocol);
        }
        visitor.rate(0);
        JsonNode read =
                visitor.awaited("all is read", state -> total(state, "waitingToBeRead") == 0);
        assertThat(total(read, "redelivered")).isZero();
    }
}
