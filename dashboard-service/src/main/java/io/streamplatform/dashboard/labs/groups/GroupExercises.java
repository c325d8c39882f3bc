package io.streamplatform.dashboard.labs.groups;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which tasks of the exercises have been done in a lab; what was done once stays so. */
@Component
public class GroupExercises {

    private final Set<Happening> seen = ConcurrentHashMap.newKeySet();

    /**
     * An exercise as it stands.
     *
     * @param id of the exercise
     * @param done for each of its tasks, in their order
     */
    public record Progress(String id, List<Boolean> done) {}

    /** Something has really happened. */
    public void saw(Happening happening) {
        seen.add(happening);
    }

    boolean hasSeen(Happening happening) {
        return seen.contains(happening);
    }

    void reset() {
        seen.clear();
    }

    List<Progress> progress() {
        return GroupExercise.ALL.stream()
                .map(exercise ->
                        new Progress(
                                exercise.id(),
                                exercise.tasks().stream()
                                        .map(task -> seen.contains(task.done()))
                                        .toList()))
                .toList();
    }
}
