package io.streamplatform.dashboard.labs.schemas;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Which tasks of the exercises have been done in a lab; what was done once stays so. */
final class Exercises {

    private final Set<String> done = ConcurrentHashMap.newKeySet();

    /**
     * An exercise as it stands.
     *
     * @param done for each of its tasks, in their order
     */
    record Progress(String id, List<Boolean> done) {}

    /** Ticks off what a roll-out shows. A task counts when those before it are done. */
    void look(RoundView round) {
        for (Exercise exercise : Exercise.ALL) {
            if (!exercise.isTriedIn(round)) {
                continue;
            }
            for (int i = 0; i < exercise.tasks().size(); i++) {
                if (!done.contains(key(exercise, i))
                        && !exercise.tasks().get(i).done().test(round)) {
                    break;
                }
                done.add(key(exercise, i));
            }
        }
    }

    List<Progress> progress() {
        return Exercise.ALL.stream()
                .map(exercise ->
                        new Progress(
                                exercise.id(),
                                IntStream.range(0, exercise.tasks().size())
                                        .mapToObj(i -> done.contains(key(exercise, i)))
                                        .toList()))
                .toList();
    }

    void reset() {
        done.clear();
    }

    private static String key(Exercise exercise, int task) {
        return exercise.id() + "/" + task;
    }
}
