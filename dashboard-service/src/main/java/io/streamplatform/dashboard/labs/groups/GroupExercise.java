package io.streamplatform.dashboard.labs.groups;

import java.util.List;

/**
 * Something to try, with what to expect. Its tasks are done when it has really happened.
 *
 * @param id names it
 * @param title in a few words
 * @param todo what to do
 * @param expect what one will see, and why
 * @param tasks in their order
 */
record GroupExercise(String id, String title, String todo, String expect, List<Task> tasks) {

    /**
     * A step of an exercise.
     *
     * @param words what to do or to wait for
     * @param done what happens then
     */
    record Task(String words, Happening done) {}

    static final List<GroupExercise> ALL =
            List.of(
                    new GroupExercise(
                            "THREE_ON_THREE",
                            "Three consumers on three partitions",
                            "Start the lab with three members and watch who reads what.",
                            "Each partition is read by exactly one member of the group, so three"
                                    + " members on three partitions get one each. That is how a"
                                    + " group shares its work without reading anything twice.",
                            List.of(
                                    new Task(
                                            "Three members own one partition each",
                                            Happening.THREE_OWN_ONE_EACH))),
                    new GroupExercise(
                            "FOURTH_IS_IDLE",
                            "The fourth is idle",
                            "Add a fourth member. Then stop one of those that read.",
                            "A partition is never shared, so the fourth gets nothing to do and"
                                    + " stands by. When another leaves, the group deals its"
                                    + " partitions out anew (a rebalance) and the idle one is idle"
                                    + " no more. More members than partitions make a group safer,"
                                    + " not faster.",
                            List.of(
                                    new Task(
                                            "The fourth member owns nothing",
                                            Happening.FOURTH_IS_IDLE),
                                    new Task(
                                            "One was stopped, and nobody is idle",
                                            Happening.NO_IDLE_AFTER_ONE_LEFT))),
                    new GroupExercise(
                            "CRASH",
                            "A crash",
                            "Slow a member down to 1000 ms a record, wait until it shows records"
                                    + " that it has not committed, and crash it.",
                            "A crashed member says no goodbye. Its partition lies still until its"
                                    + " session runs out; only then does the broker give it to"
                                    + " another. That one begins at the last committed offset, so"
                                    + " it reads again what the crashed one had read and not"
                                    + " committed: exactly as many records as were shown. This is"
                                    + " what \"at least once\" means.",
                            List.of(
                                    new Task(
                                            "Crash a member that owns a partition",
                                            Happening.MEMBER_CRASHED),
                                    new Task(
                                            "Its session runs out, and the broker drops it",
                                            Happening.CRASH_TIMED_OUT),
                                    new Task(
                                            "What it had not committed is read again",
                                            Happening.RECORDS_REDELIVERED))),
                    new GroupExercise(
                            "SLOW_CONSUMER",
                            "A slow consumer, and lag",
                            "Slow a member down to 1500 ms a record, watch its partition, then let"
                                    + " it go at full speed.",
                            "Lag is what was written and is not committed yet. It grows on the slow"
                                    + " member's partition alone: nobody else may help, since the"
                                    + " partition has one owner. Fast again, it catches up.",
                            List.of(
                                    new Task(
                                            "Slow a member down that owns a partition",
                                            Happening.MEMBER_SLOWED),
                                    new Task(
                                            "The lag of its partition grows to 10, of no other",
                                            Happening.LAG_GREW_BEHIND_SLOW_ONE),
                                    new Task("Let it go: the lag heals", Happening.LAG_HEALED))),
                    new GroupExercise(
                            "REPLAY",
                            "Replay",
                            "Set the group's offsets to the earliest.",
                            "Reading takes nothing away: the records are still in the topic, and"
                                    + " the group only keeps a bookmark for each partition. With"
                                    + " the bookmarks at the beginning, all is read once more. The"
                                    + " group must be empty meanwhile, so all members are stopped"
                                    + " and started again.",
                            List.of(
                                    new Task(
                                            "Set the offsets to the earliest",
                                            Happening.OFFSETS_RESET),
                                    new Task(
                                            "All that was read before is read again",
                                            Happening.REPLAYED_FROM_START))),
                    new GroupExercise(
                            "QUEUE_AGAINST_GROUP",
                            "Queue against group",
                            "Start the queue (a share group) with four members or more, and let one"
                                    + " of them release a record or keep it too long.",
                            "In a share group the records are dealt out, not the partitions: more"
                                    + " members than partitions all have work, and each record is"
                                    + " acknowledged by itself. What is released, or not answered"
                                    + " for in time, is delivered again. The price: no order"
                                    + " within a partition.",
                            List.of(
                                    new Task(
                                            "More members than partitions all get records",
                                            Happening.QUEUE_MORE_WORKERS_THAN_PARTITIONS),
                                    new Task(
                                            "A record is delivered again",
                                            Happening.QUEUE_REDELIVERED))));
}
