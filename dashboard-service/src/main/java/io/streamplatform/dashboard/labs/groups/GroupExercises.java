package io.streamplatform.dashboard.labs.groups;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the exercises have seen. */
@Component
public class GroupExercises {

    private final Set<Happening> seen = EnumSet.noneOf(Happening.class);

    public synchronized void saw(Happening happening) {
        seen.add(happening);
    }
}
