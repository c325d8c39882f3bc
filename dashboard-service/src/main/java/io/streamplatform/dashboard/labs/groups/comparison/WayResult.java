package io.streamplatform.dashboard.labs.groups.comparison;

import org.jspecify.annotations.Nullable;

/**
 * What a way of rebalancing came to.
 *
 * @param way its name
 * @param title for people
 * @param heartbeatMillis time between two heartbeats of a member: when it hears that shares change;
 *     null when the cluster does not tell
 * @param repetitions that there was time for
 * @param join what it cost when a fourth member joined
 * @param leave what it cost when the fourth member left
 */
record WayResult(
        Way way,
        String title,
        @Nullable Integer heartbeatMillis,
        int repetitions,
        OccasionCost join,
        OccasionCost leave) {}
