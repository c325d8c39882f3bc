package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something to try, with what to expect. Its tasks are done when it has really happened.
 *
 * @param id names it
 * @param title in a few words
 * @param expect what one will see, and why
 * @param change that is rolled out
 * @param order in which
 * @param level that holds at first
 * @param tasks in their order
 */
record Exercise(
        String id,
        String title,
        String expect,
        String change,
        RolloutOrder order,
        CompatibilityLevel level,
        List<Task> tasks) {

    private static final int A_FEW = 5;

    /**
     * A step of an exercise.
     *
     * @param words what to do or to wait for
     * @param done whether a roll-out shows that it happened
     */
    record Task(String words, Predicate<RoundView> done) {}

    static final List<Exercise> ALL =
            List.of(
                    new Exercise(
                            "safe",
                            "A safe addition",
                            "Nobody is stopped: who misses the field takes its default, who does"
                                    + " not know it passes it over.",
                            "add-default",
                            RolloutOrder.CONSUMER_FIRST,
                            CompatibilityLevel.BACKWARD,
                            List.of(
                                    new Task(
                                            "Deploy version 2 to the consumer", Exercise::consumer),
                                    new Task(
                                            "See it fill in EUR in 5 records",
                                            round ->
                                                    round.phases().stream()
                                                            .anyMatch(phase ->
                                                                    phase.consumer() == 2
                                                                            && phase.newReader()
                                                                                            .defaulted()
                                                                                    >= A_FEW)),
                                    new Task(
                                            "Deploy version 2 to the producer", Exercise::producer),
                                    new Task(
                                            "See 5 more read, and none lost",
                                            round -> isRead(round) && lost(round) == 0))),
                    new Exercise(
                            "break",
                            "Take a field away",
                            "At FORWARD the registry saves the old reader. At NONE nobody does.",
                            "remove-required",
                            RolloutOrder.PRODUCER_FIRST,
                            CompatibilityLevel.FORWARD,
                            List.of(
                                    new Task(
                                            "Deploy to the producer: the registry refuses",
                                            round -> round.refusal() != null),
                                    new Task(
                                            "Set the level to NONE",
                                            round -> round.level() == CompatibilityLevel.NONE),
                                    new Task("Deploy to the producer again", Exercise::producer),
                                    new Task(
                                            "See 5 records lost in production",
                                            round -> lost(round) >= A_FEW))),
                    new Exercise(
                            "alias",
                            "Rename with an alias",
                            "The new reader finds amount under its old name, quantity. The old"
                                    + " reader has no such help, so it has to go first.",
                            "rename-alias",
                            RolloutOrder.CONSUMER_FIRST,
                            CompatibilityLevel.BACKWARD,
                            List.of(
                                    new Task(
                                            "Deploy version 2 to the consumer", Exercise::consumer),
                                    new Task(
                                            "See it read 5 records by the old name",
                                            round ->
                                                    round.now().consumer() == 2
                                                            && round.phases()
                                                                            .get(1)
                                                                            .newReader()
                                                                            .read()
                                                                    >= A_FEW),
                                    new Task(
                                            "Deploy version 2 to the producer", Exercise::producer),
                                    new Task(
                                            "See the old reader fail, in production no more",
                                            round ->
                                                    round.step() == 2
                                                            && round.now().oldReader().failed()
                                                                    >= A_FEW
                                                            && lost(round) == 0))),
                    new Exercise(
                            "type",
                            "Change a type",
                            "No order helps. Even when both are deployed, what lies in the topic"
                                    + " cannot be read any more.",
                            "retype",
                            RolloutOrder.PRODUCER_FIRST,
                            CompatibilityLevel.BACKWARD,
                            List.of(
                                    new Task(
                                            "Deploy to the producer: the registry refuses",
                                            round -> round.refusal() != null),
                                    new Task(
                                            "Set NONE and deploy again",
                                            round ->
                                                    producer(round)
                                                            && round.level()
                                                                    == CompatibilityLevel.NONE),
                                    new Task(
                                            "See 5 records lost in production",
                                            round -> lost(round) >= A_FEW),
                                    new Task(
                                            "Deploy to the consumer: old records stay unreadable",
                                            round ->
                                                    round.step() == 2
                                                            && isRead(round)
                                                            && round.phases()
                                                                            .getFirst()
                                                                            .newReader()
                                                                            .failed()
                                                                    > 0))));

    boolean isTriedIn(RoundView round) {
        return round.change().equals(change) && round.order() == order;
    }

    private static boolean consumer(RoundView round) {
        return round.now().consumer() == 2;
    }

    private static boolean producer(RoundView round) {
        return round.now().producer() == 2;
    }

    private static boolean isRead(RoundView round) {
        return round.step() == 2 && round.now().production().read() >= A_FEW;
    }

    private static long lost(RoundView round) {
        return round.phases().stream().mapToLong(each -> each.production().failed()).sum();
    }
}
